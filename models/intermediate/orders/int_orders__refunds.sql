{#- a product of two amounts of 18 digits needs more than 18 -#}
{% set wide_amount = 'cast(refund_amount as decimal(20, 2))' %}
with refund_records as (
    {{ customer_360.union_of_selling_systems('refund_records', [
        'refund_key', 'source_system', 'source_refund_id', 'order_key', 'buyer_record_key', 'line_number',
        'currency', 'refund_amount', 'refunded_at'
    ]) }}
),

orders as (

    select * from {{ ref('int_orders__converted_orders') }}

),

customer_identities as (

    select * from {{ ref('int_identity__customer_identities') }}

),

exchange_rates as (

    select * from {{ ref('int_orders__exchange_rates') }}

),

-- A refund is valued at the rate of the order's date, so that a full refund leaves nothing behind.
matched as (

    select
        refund_records.*,
        orders.order_key is null as is_orphan,
        coalesce(orders.order_date, cast(refund_records.refunded_at as date)) as rate_date,
        coalesce(orders.currency, refund_records.currency) as order_currency,
        coalesce(orders.customer_id, customer_identities.customer_id) as customer_id,
        orders.exchange_rate as order_rate
    from refund_records
    left join orders
        on refund_records.order_key = orders.order_key
    left join customer_identities
        on refund_records.buyer_record_key = customer_identities.record_key

),

rated as (

    select
        matched.*,
        {{ customer_360.rate_to_reporting('matched.currency', 'exchange_rates.rate') }} as refund_rate
    from matched
    left join exchange_rates
        on
            matched.currency = exchange_rates.currency
            and matched.rate_date >= exchange_rates.valid_from
            and matched.rate_date < exchange_rates.valid_before

),

in_order_currency as (

    select
        *,
        coalesce(order_rate, refund_rate) as exchange_rate,
        case
            when currency = order_currency then cast(refund_amount as decimal(18, 2))
            else {{ customer_360.to_cents(wide_amount ~ ' * refund_rate / order_rate') }}
        end as order_refund_amount
    from rated

),

int_orders__refunds as (

    select
        refund_key,
        source_system,
        source_refund_id,
        order_key,
        customer_id,
        cast(line_number as integer) as line_number,
        refunded_at,
        is_orphan,
        currency,
        cast(refund_amount as decimal(18, 2)) as refund_amount,
        order_currency,
        order_refund_amount,
        '{{ customer_360.reporting_currency() }}' as reporting_currency,
        exchange_rate,
        {{ customer_360.running_parts(
            weight='order_refund_amount',
            partition_by='coalesce(order_key, refund_key)',
            order_by='refunded_at, refund_key',
            factor='exchange_rate'
        ) }} as reporting_refund_amount
    from in_order_currency

)

select * from int_orders__refunds
