-- depends_on: {{ ref('gate_identity') }}
with order_records as (
    {{ customer_360.union_of_selling_systems('order_records', [
        'order_key', 'source_system', 'source_order_id', 'buyer_record_key', 'channel', 'store_id',
        'ordered_at', 'status', 'is_cancelled', 'currency', 'gross_amount',
        'is_total_consistent'
    ]) }}
),

customer_identities as (

    select * from {{ ref('int_identity__customer_identities') }}

),

stores as (

    select * from {{ ref('stg_pos__stores') }}

),

exchange_rates as (

    select * from {{ ref('int_orders__exchange_rates') }}

),

rated as (

    select
        order_records.*,
        customer_identities.customer_id,
        stores.store_name,
        cast(order_records.gross_amount as decimal(18, 2)) as charged_amount,
        '{{ customer_360.reporting_currency() }}' as reporting_currency,
        {{ customer_360.rate_to_reporting('order_records.currency', 'exchange_rates.rate') }} as exchange_rate
    from order_records
    left join customer_identities
        on order_records.buyer_record_key = customer_identities.record_key
    left join stores
        on order_records.store_id = stores.store_id
    left join exchange_rates
        on
            order_records.currency = exchange_rates.currency
            and cast(order_records.ordered_at as date) >= exchange_rates.valid_from
            and cast(order_records.ordered_at as date) < exchange_rates.valid_before

),

int_orders__converted_orders as (

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
        cast(ordered_at as date) as order_date,
        status,
        is_cancelled,
        currency,
        charged_amount as gross_amount,
        is_total_consistent,
        reporting_currency,
        exchange_rate,
        {{ customer_360.to_cents('cast(charged_amount as decimal(20, 2)) * exchange_rate') }}
            as reporting_gross_amount
    from rated

)

select * from int_orders__converted_orders
