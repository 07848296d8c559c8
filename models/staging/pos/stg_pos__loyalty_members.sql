{% set formats = source_formats('pos', 'loyalty_members') %}

with

stores as (

    select * from {{ ref('stg_pos__stores') }}

),

source as (

    select
        *,
        {{ clean_text('home_store_id') }} as known_home_store_id,
        {{ home_country('country', 'postal_code') }} as home_country,
        {{ full_name_in_parts('full_name') }} as name_parts
    from {{ ref('base_pos__loyalty_members') }}
    where {{ is_staged() }}

),

located as (

    select
        source.*,
        coalesce(stores.timezone, '{{ var("default_timezone") }}') as timezone
    from source
    left join stores on source.known_home_store_id = stores.store_id

),

stg_pos__loyalty_members as (

    select
        -- ids
        card_number,
        known_home_store_id as home_store_id,

        -- names: written by hand at the till, in any order, with or without titles
        {{ person_name(strip_titles('full_name')) }} as full_name,
        {{ name_part('name_parts', 'given') }} as given_name,
        {{ name_part('name_parts', 'middle') }} as middle_name,
        {{ name_part('name_parts', 'family') }} as family_name,
        {{ name_suffix_from_full('full_name') }} as name_suffix,
        {{ gender_from_title('full_name') }} as gender,

        -- ways to reach the person
        {{ email_address('email') }} as email,
        {{ phone_e164('phone', 'home_country') }} as phone,

        -- address
        {{ clean_text('street') }} as address_line,
        {{ address_street('street') }} as street,
        {{ address_house_number('street') }} as house_number,
        {{ clean_text('city') }} as city,
        {{ postcode('postal_code', 'home_country') }} as postcode,
        {{ address_country('home_country', ['country', 'street', 'city', 'postal_code']) }} as country,

        -- times
        {{ birth_date('birth_date', formats.birth_date | first) }} as birth_date,
        {{ impossible_birth_date('birth_date', formats.birth_date | first) }} as impossible_birth_date,
        {{ parse_timestamp('joined_on', formats.joined_on, 'timezone') }} as joined_at,
        {{ parse_timestamp('updated_at', formats.updated_at, 'timezone') }} as updated_at
    from located

)

select * from stg_pos__loyalty_members
