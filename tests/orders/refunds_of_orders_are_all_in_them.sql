with orders as (

    select * from {{ ref('int_orders__orders') }}

),

counted as (

    select
        coalesce(sum(refund_count), 0) as refund_count,
        coalesce(sum(case when is_converted then reporting_refunded_amount end), 0) as amount
    from orders

),

given_back as (

    select
        count(*) as refund_count,
        coalesce(sum(case when orders.is_converted then refunds.reporting_refund_amount end), 0) as amount
    from {{ ref('int_orders__refunds') }} as refunds
    left join orders
        on refunds.order_key = orders.order_key
    where not refunds.is_orphan

)

select
    given_back.refund_count,
    counted.refund_count as counted_refunds,
    given_back.amount,
    counted.amount as counted_amount
from given_back
cross join counted
where given_back.refund_count != counted.refund_count or given_back.amount != counted.amount
