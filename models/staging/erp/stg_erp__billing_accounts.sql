{% set formats = source_formats('erp', 'billing_accounts') %}

with

source as (

    select
        *,
        lower(trim(account_type)) as known_account_type,
        {{ personal_number('tax_id') }} as known_tax_id,
        {{ home_country('country', 'postal_code') }} as home_country
    from {{ ref('base_erp__billing_accounts') }}
    where {{ is_staged() }}

),

-- What stands in `name` is a person's or a firm's: each is read by its own rules, and never by the other's.
told_apart as (

    select
        *,
        case when known_account_type = 'private' then name end as person_name,
        case when known_account_type = 'company' then name end as firm_name
    from source

),

parted as (

    select
        *,
        {{ full_name_in_parts('person_name') }} as name_parts
    from told_apart

),

stg_erp__billing_accounts as (

    select
        -- ids
        account_number,
        case when known_account_type = 'private' then known_tax_id end as tax_id,
        case when known_account_type = 'company' then known_tax_id end as vat_number,

        -- names: 'MUELLER, ANNA', accents partly lost
        known_account_type as account_type,
        {{ person_name(strip_titles('person_name')) }} as full_name,
        {{ name_part('name_parts', 'given') }} as given_name,
        {{ name_part('name_parts', 'middle') }} as middle_name,
        {{ name_part('name_parts', 'family') }} as family_name,
        {{ name_suffix_from_full('person_name') }} as name_suffix,
        {{ clean_text('firm_name') }} as organization_name,
        {{ person_name(strip_titles('contact_name')) }} as contact_name,

        -- ways to reach them
        {{ email_address('email') }} as email,
        {{ phone_e164('phone', 'home_country') }} as phone,

        -- address
        {{ clean_text('street') }} as address_line,
        {{ address_street('street') }} as street,
        {{ address_house_number('street') }} as house_number,
        {{ clean_text('city') }} as city,
        {{ postcode('postal_code', 'home_country') }} as postcode,
        {{ address_country('home_country', ['country', 'street', 'city', 'postal_code']) }} as country,

        -- text
        {{ currency_or_default('currency') }} as currency,

        -- times
        {{ parse_date('created_on', formats.created_on) }} as created_on,
        {{ parse_timestamp('updated_at', formats.updated_at) }} as updated_at
    from parted

)

select * from stg_erp__billing_accounts
