with purchases as (

    select
        sum(frequency) as orders,
        sum(monetary) as amount
    from {{ ref('int_customers__purchases') }}
    where unconverted_orders = 0

),

orders as (

    select
        count(*) as orders,
        sum(orders.reporting_net_amount) as net_amount
    from {{ ref('int_orders__orders') }} as orders
    inner join {{ ref('int_sources__run_context') }} as run_context
        on orders.order_date <= run_context.as_of
    inner join {{ ref('int_customers__purchases') }} as purchases
        on orders.customer_id = purchases.customer_id and purchases.unconverted_orders = 0
    where not orders.is_cancelled

),

-- Money that came back after as_of is not known yet.
later_refunds as (

    select sum(refunds.reporting_refund_amount) as amount
    from {{ ref('int_orders__refunds') }} as refunds
    inner join {{ ref('int_orders__orders') }} as orders
        on refunds.order_key = orders.order_key
    inner join {{ ref('int_sources__run_context') }} as run_context
        on orders.order_date <= run_context.as_of and cast(refunds.refunded_at as date) > run_context.as_of
    inner join {{ ref('int_customers__purchases') }} as purchases
        on orders.customer_id = purchases.customer_id and purchases.unconverted_orders = 0
    where not orders.is_cancelled

)

select
    purchases.orders,
    purchases.amount,
    orders.orders as counted_orders,
    orders.net_amount
from purchases
cross join orders
cross join later_refunds
where
    coalesce(purchases.orders, 0) != orders.orders
    or coalesce(purchases.amount, 0) != coalesce(orders.net_amount, 0) + coalesce(later_refunds.amount, 0)
