{% set formats = source_formats('shop', 'products') %}

with

source as (

    select * from {{ ref('base_shop__products') }}
    where {{ is_staged() }}

),

stg_shop__products as (

    select
        -- ids
        product_id,
        upper({{ clean_text('sku') }}) as product_code,

        -- text
        {{ clean_text('name') }} as product_name,
        {{ clean_text('category') }} as category,
        {{ clean_text('brand') }} as brand,
        {{ currency_or_default('currency') }} as currency,

        -- numbers
        {{ parse_amount('list_price') }} as list_price,

        -- times
        {{ parse_timestamp('updated_at', formats.updated_at) }} as updated_at
    from source

)

select * from stg_shop__products
