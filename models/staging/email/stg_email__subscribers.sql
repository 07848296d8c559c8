{% set formats = source_formats('email', 'subscribers') %}

with

source as (

    select * from {{ ref('base_email__subscribers') }}
    where {{ is_staged() }}

),

named as (

    {{ with_person_names('source') }}

),

stg_email__subscribers as (

    select
        -- ids
        subscriber_id,

        -- text: a status that nobody knows permits nothing
        case
            when lower(trim(status)) in ('subscribed', 'unsubscribed', 'bounced', 'pending')
                then lower(trim(status))
        end as status,
        {{ clean_text('signup_source') }} as signup_source,
        lower(left({{ clean_text('language') }}, 2)) as language,

        -- names
        given_name,
        family_name,
        name_suffix,

        -- ways to reach the person
        {{ email_address('email') }} as email,
        {{ is_role_mailbox('email') }} as is_role_mailbox,
        {{ country_code('country') }} as country,

        -- times
        {{ parse_timestamp('created_at', formats.created_at) }} as created_at,
        {{ parse_timestamp('updated_at', formats.updated_at) }} as updated_at
    from named

)

select * from stg_email__subscribers
