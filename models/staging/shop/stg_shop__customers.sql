{% set formats = source_formats('shop', 'customers') %}

with

source as (

    select
        *,
        {{ home_country('default_address_country', 'default_address_postal_code') }} as home_country
    from {{ ref('base_shop__customers') }}
    where {{ is_staged() }}

),

named as (

    {{ with_person_names('source') }}

),

stg_shop__customers as (

    select
        -- ids
        customer_id,

        -- names
        given_name,
        family_name,
        name_suffix,

        -- ways to reach the person
        {{ email_address('email') }} as email,
        {{ phone_e164('phone', 'home_country') }} as phone,
        {{ parse_boolean('accepts_marketing') }} as accepts_marketing,

        -- address: the second line (flat, c/o) is kept and not matched on
        {{ clean_text('default_address_line1') }} as address_line,
        {{ clean_text('default_address_line2') }} as address_line_2,
        {{ address_street('default_address_line1') }} as street,
        {{ address_house_number('default_address_line1') }} as house_number,
        {{ clean_text('default_address_city') }} as city,
        {{ clean_text('default_address_region') }} as region,
        {{ postcode('default_address_postal_code', 'home_country') }} as postcode,
        {{ address_country('home_country', [
            'default_address_country', 'default_address_line1', 'default_address_city',
            'default_address_postal_code'
        ]) }} as country,

        -- times
        {{ parse_timestamp('created_at', formats.created_at) }} as created_at,
        {{ parse_timestamp('updated_at', formats.updated_at) }} as updated_at
    from named

)

select * from stg_shop__customers
