{% set formats = source_formats('email', 'campaign_events') %}

with

source as (

    select * from {{ ref('base_email__campaign_events') }}
    where {{ is_staged() }}

),

-- Many mails go to one address: it is read once.
addresses as (

    select
        email as typed_email,
        {{ email_address('email') }} as valid_email
    from source
    where email is not null
    group by email

),

stg_email__campaign_events as (

    select
        -- ids
        source.event_id,
        {{ clean_id('source.campaign_id') }} as campaign_id,
        {{ clean_id('source.subscriber_id') }} as subscriber_id,

        -- text
        {{ clean_id('source.campaign_name') }} as campaign_name,
        lower(trim(source.event_type)) as event_type,
        case when lower(trim(source.bounce_type)) in ('hard', 'soft') then lower(trim(source.bounce_type)) end
            as bounce_type,
        addresses.valid_email as email,
        {{ clean_id('source.link_url') }} as link_url,

        -- times
        {{ parse_timestamp('source.occurred_at', formats.occurred_at) }} as occurred_at
    from source
    left join addresses on source.email = addresses.typed_email

)

select * from stg_email__campaign_events
