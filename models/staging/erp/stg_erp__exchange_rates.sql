{% set formats = source_formats('erp', 'exchange_rates') %}

with

source as (

    select * from {{ ref('base_erp__exchange_rates') }}
    where {{ is_staged() }}

),

stg_erp__exchange_rates as (

    select
        -- ids: the key as it came, so that no row is lost over how a currency is written
        currency as source_currency,
        rate_date as source_rate_date,

        -- text
        {{ currency_code('currency') }} as currency,

        -- numbers: a rate of nothing would turn money into nothing
        nullif({{ parse_decimal('rate', 18, 8) }}, 0) as eur_rate,

        -- times
        {{ parse_date('rate_date', formats.rate_date) }} as rate_date
    from source

)

select * from stg_erp__exchange_rates
