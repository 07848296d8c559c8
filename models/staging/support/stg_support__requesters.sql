{% set formats = source_formats('support', 'requesters') %}

with

source as (

    select
        *,
        {{ display_name('name') }} as shown_name,
        {{ home_country(country_of_locale('locale'), 'null') }} as home_country
    from {{ ref('base_support__requesters') }}
    where {{ is_staged() }}

),

parted as (

    select
        *,
        {{ full_name_in_parts(last_initial_dotted('shown_name')) }} as name_parts
    from source

),

stg_support__requesters as (

    select
        -- ids
        requester_id,

        -- names: an initial is no family name
        {{ person_name(strip_titles('shown_name')) }} as full_name,
        {{ name_part('name_parts', 'given') }} as given_name,
        {{ name_part('name_parts', 'middle') }} as middle_name,
        {{ more_than_initial(name_part('name_parts', 'family')) }} as family_name,
        {{ name_suffix_from_full('shown_name') }} as name_suffix,
        {{ gender_from_title('shown_name') }} as gender,

        -- ways to reach the person
        {{ email_address('email') }} as email,
        {{ is_role_mailbox('email') }} as is_role_mailbox,
        {{ phone_e164('phone', 'home_country') }} as phone,

        -- text
        {{ clean_text('organization_name') }} as organization_name,
        {{ clean_text('locale') }} as locale,
        {{ clean_text('time_zone') }} as time_zone,

        -- times
        {{ parse_timestamp('created_at', formats.created_at) }} as created_at,
        {{ parse_timestamp('updated_at', formats.updated_at) }} as updated_at
    from parted

)

select * from stg_support__requesters
