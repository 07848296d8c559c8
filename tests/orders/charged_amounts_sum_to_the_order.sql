with lines as (

    select
        order_key,
        sum(charged_amount) as charged_amount,
        sum(reporting_charged_amount) as reporting_charged_amount
    from {{ ref('int_orders__order_lines') }}
    where not is_orphan
    group by order_key

),

orders as (

    select * from {{ ref('int_orders__orders') }}

)

select
    orders.order_key,
    orders.gross_amount,
    lines.charged_amount,
    orders.reporting_gross_amount,
    lines.reporting_charged_amount
from orders
inner join lines
    on orders.order_key = lines.order_key
where
    lines.charged_amount != orders.gross_amount
    or lines.reporting_charged_amount is distinct from orders.reporting_gross_amount
