{% set formats = source_formats('crm', 'contacts') %}

with

source as (

    select
        *,
        {{ home_country('country', 'postal_code') }} as home_country
    from {{ ref('base_crm__contacts') }}
    where {{ is_staged() }}

),

named as (

    {{ with_person_names('source') }}

),

renamed as (

    select
        -- ids
        contact_id,
        {{ clean_text('account_id') }} as account_id,

        -- names: where first and last are swapped they stay so, identity compares both ways
        {{ clean_text('salutation') }} as salutation,
        given_name,
        family_name,
        name_suffix,
        coalesce({{ gender_code('gender') }}, {{ gender_from_title('salutation') }}) as gender,

        -- ways to reach the person
        {{ email_address('email') }} as email,
        {{ phone_e164('phone', 'home_country') }} as phone,
        {{ phone_e164('mobile', 'home_country') }} as mobile_phone,

        -- address
        {{ clean_text('street') }} as address_line,
        {{ address_street('street') }} as street,
        {{ address_house_number('street') }} as house_number,
        {{ clean_text('city') }} as city,
        {{ clean_text('state') }} as region,
        {{ postcode('postal_code', 'home_country') }} as postcode,
        {{ address_country('home_country', ['country', 'street', 'city', 'postal_code']) }} as country,

        -- sales
        {{ clean_text('lead_source') }} as lead_source,
        {{ clean_text('owner') }} as owner,

        -- times
        {{ birth_date('birth_date', formats.birth_date | first) }} as birth_date,
        {{ impossible_birth_date('birth_date', formats.birth_date | first) }} as impossible_birth_date,
        {{ parse_timestamp('created_date', formats.created_date) }} as created_at,
        {{ parse_timestamp('last_modified', formats.last_modified) }} as updated_at
    from named

),

stg_crm__contacts as (

    select * from renamed

)

select * from stg_crm__contacts
