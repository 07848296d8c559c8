with converted_orders as (

    select * from {{ ref('int_orders__converted_orders') }}

),

refunds as (

    select * from {{ ref('int_orders__refunds') }}

),

refunded as (

    select
        order_key,
        count(*) as refund_count,
        case when count(*) = count(order_refund_amount) then sum(order_refund_amount) end as refunded_amount,
        case when count(*) = count(reporting_refund_amount) then sum(reporting_refund_amount) end
            as reporting_refunded_amount
    from refunds
    where not is_orphan
    group by order_key

),

with_refunds as (

    select
        converted_orders.*,
        coalesce(refunded.refund_count, 0) as refund_count,
        cast(case when refunded.order_key is null then 0 else refunded.refunded_amount end as decimal(18, 2))
            as refunded_amount,
        cast(case
            when converted_orders.exchange_rate is null then null
            when refunded.order_key is null then 0
            else refunded.reporting_refunded_amount
        end as decimal(18, 2)) as reporting_refunded_amount
    from converted_orders
    left join refunded
        on converted_orders.order_key = refunded.order_key

),

-- What a cancelled order had given back is a refund; only the rest is cancelled, so nothing counts twice.
with_cancellations as (

    select
        *,
        {{ customer_360.cancelled_rest('gross_amount', 'refunded_amount') }} as cancelled_amount,
        {{ customer_360.cancelled_rest('reporting_gross_amount', 'reporting_refunded_amount') }}
            as reporting_cancelled_amount
    from with_refunds

),

int_orders__orders as (

    select
        order_key,
        source_system,
        source_order_id,
        customer_id,
        buyer_record_key,
        channel,
        store_id,
        store_name,
        ordered_at,
        order_date,
        status,
        is_cancelled,
        refund_count,
        refund_count > 0 as is_refunded,
        refunded_amount > gross_amount as is_over_refunded,
        currency,
        gross_amount,
        is_total_consistent,
        refunded_amount,
        cancelled_amount,
        cast(gross_amount - refunded_amount - cancelled_amount as decimal(18, 2)) as net_amount,
        reporting_currency,
        exchange_rate,
        reporting_gross_amount is not null and reporting_refunded_amount is not null as is_converted,
        reporting_gross_amount,
        reporting_refunded_amount,
        reporting_cancelled_amount,
        cast(
            reporting_gross_amount - reporting_refunded_amount - reporting_cancelled_amount as decimal(18, 2)
        ) as reporting_net_amount
    from with_cancellations

)

select * from int_orders__orders
