{% set formats = source_formats('pos', 'stores') %}

with

source as (

    select
        *,
        {{ home_country('country', 'postal_code') }} as home_country
    from {{ ref('base_pos__stores') }}
    where {{ is_staged() }}

),

stg_pos__stores as (

    select
        -- ids
        store_id,

        -- text
        {{ clean_text('store_name') }} as store_name,
        {{ known_timezone('timezone') }} as timezone,

        -- address
        {{ clean_text('street') }} as address_line,
        {{ postcode('postal_code', 'home_country') }} as postcode,
        {{ clean_text('city') }} as city,
        {{ address_country('home_country', ['country', 'street', 'city', 'postal_code']) }} as country,

        -- times
        {{ parse_date('opened_on', formats.opened_on) }} as opened_on
    from source

)

select * from stg_pos__stores
