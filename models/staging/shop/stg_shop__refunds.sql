{% set formats = source_formats('shop', 'refunds') %}

with

source as (

    select * from {{ ref('base_shop__refunds') }}
    where {{ is_staged() }}

),

stg_shop__refunds as (

    select
        -- ids
        refund_id,
        {{ clean_text('order_id') }} as order_id,
        {{ parse_integer('line_number') }} as line_number,

        -- text
        {{ clean_text('reason') }} as reason,
        {{ currency_code('currency') }} as currency,

        -- numbers
        {{ parse_amount('amount') }} as refund_amount,

        -- times
        {{ parse_timestamp('refunded_at', formats.refunded_at) }} as refunded_at
    from source

)

select * from stg_shop__refunds
