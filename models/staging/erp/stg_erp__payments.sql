{% set formats = source_formats('erp', 'payments') %}

with

source as (

    select * from {{ ref('base_erp__payments') }}
    where {{ is_staged() }}

),

stg_erp__payments as (

    select
        -- ids
        payment_id,
        {{ clean_text('invoice_number') }} as invoice_number,
        {{ clean_text('account_number') }} as account_number,

        -- text
        lower({{ clean_text('method') }}) as payment_method,
        {{ currency_or_default('currency') }} as currency,

        -- numbers
        {{ parse_amount('amount') }} as payment_amount,

        -- times
        {{ parse_date('paid_on', formats.paid_on) }} as paid_on
    from source

)

select * from stg_erp__payments
