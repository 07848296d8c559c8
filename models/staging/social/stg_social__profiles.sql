{% set formats = source_formats('social', 'profiles') %}

with

source as (

    select
        *,
        {{ display_name('display_name') }} as shown_name
    from {{ ref('base_social__profiles') }}
    where {{ is_staged() }}

),

parted as (

    select
        *,
        {{ full_name_in_parts(last_initial_dotted('shown_name')) }} as name_parts
    from source

),

stg_social__profiles as (

    select
        -- ids
        platform,
        handle,
        {{ social_handle('platform', 'handle') }} as social_handle,

        -- names: an initial is no family name
        {{ person_name(strip_titles('shown_name')) }} as full_name,
        {{ name_part('name_parts', 'given') }} as given_name,
        {{ name_part('name_parts', 'middle') }} as middle_name,
        {{ more_than_initial(name_part('name_parts', 'family')) }} as family_name,

        -- ways to reach the person: no country is named to read a national number by
        {{ email_address('email') }} as email,
        {{ is_role_mailbox('email') }} as is_role_mailbox,
        {{ phone_e164('phone', "'ZZ'") }} as phone,

        -- text and numbers
        {{ clean_text('location') }} as location,
        {{ parse_integer('followers') }} as followers,
        coalesce({{ parse_boolean('is_business') }}, false) as is_business,

        -- times
        {{ parse_timestamp('created_at', formats.created_at) }} as created_at,
        {{ parse_timestamp('updated_at', formats.updated_at) }} as updated_at
    from parted

)

select * from stg_social__profiles
