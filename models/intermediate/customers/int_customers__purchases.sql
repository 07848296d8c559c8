with orders as (

    select * from {{ ref('int_orders__orders') }}

),

refunds as (

    select * from {{ ref('int_orders__refunds') }}

),

run_context as (

    select * from {{ ref('int_sources__run_context') }}

),

-- What happened after as_of is not known yet, neither the order nor the money that came back.
counted_orders as (

    select orders.*
    from orders
    inner join run_context
        on orders.order_date <= run_context.as_of
    where orders.customer_id is not null and not orders.is_cancelled

),

refunded as (

    select
        refunds.order_key,
        sum(refunds.reporting_refund_amount) as refunded_amount
    from refunds
    inner join run_context
        on cast(refunds.refunded_at as date) <= run_context.as_of
    where not refunds.is_orphan
    group by refunds.order_key

),

int_customers__purchases as (

    select
        counted_orders.customer_id,
        min(counted_orders.order_date) as first_order_date,
        max(counted_orders.order_date) as last_order_date,
        count(*) as frequency,
        count(distinct counted_orders.order_date) as purchase_days,
        sum(case when counted_orders.channel = 'web' then 1 else 0 end) as web_orders,
        sum(case when counted_orders.channel = 'store' then 1 else 0 end) as store_orders,
        count(refunded.order_key) as refunded_orders,
        sum(case when counted_orders.is_converted then 0 else 1 end) as unconverted_orders,
        cast(case
            when bool_and(counted_orders.is_converted)
                then sum(counted_orders.reporting_gross_amount - coalesce(refunded.refunded_amount, 0))
        end as decimal(18, 2)) as monetary
    from counted_orders
    left join refunded
        on counted_orders.order_key = refunded.order_key
    group by counted_orders.customer_id

)

select * from int_customers__purchases
