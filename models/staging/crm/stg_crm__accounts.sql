{% set formats = source_formats('crm', 'accounts') %}

with

source as (

    select
        *,
        {{ home_country('billing_country', 'billing_postal_code') }} as home_country
    from {{ ref('base_crm__accounts') }}
    where {{ is_staged() }}

),

stg_crm__accounts as (

    select
        -- ids
        account_id,
        upper(translate({{ clean_text('vat_number') }}, ' .-', '')) as vat_number,

        -- text
        {{ clean_text('account_name') }} as account_name,
        {{ clean_text('industry') }} as industry,

        -- address
        {{ clean_text('billing_street') }} as address_line,
        {{ address_street('billing_street') }} as street,
        {{ address_house_number('billing_street') }} as house_number,
        {{ clean_text('billing_city') }} as city,
        {{ postcode('billing_postal_code', 'home_country') }} as postcode,
        {{ address_country(
            'home_country', ['billing_country', 'billing_street', 'billing_city', 'billing_postal_code']
        ) }} as country,

        -- times
        {{ parse_timestamp('created_date', formats.created_date) }} as created_at,
        {{ parse_timestamp('last_modified', formats.last_modified) }} as updated_at
    from source

)

select * from stg_crm__accounts
