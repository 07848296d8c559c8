{% set formats = source_formats('support', 'tickets') %}

with

source as (

    select * from {{ ref('base_support__tickets') }}
    where {{ is_staged() }}

),

stg_support__tickets as (

    select
        -- ids
        ticket_id,
        {{ clean_id('requester_id') }} as requester_id,
        upper(ltrim({{ clean_text('order_reference') }}, '# ')) as order_reference,

        -- text
        lower({{ clean_text('channel') }}) as channel,
        lower({{ clean_text('category') }}) as category,
        lower({{ clean_text('priority') }}) as priority,
        lower({{ clean_text('status') }}) as status,
        {{ clean_text('subject') }} as subject,
        case lower(trim(satisfaction_score)) when 'good' then 'good' when 'bad' then 'bad' end as satisfaction,

        -- times
        {{ parse_timestamp('created_at', formats.created_at) }} as created_at,
        {{ parse_timestamp('first_reply_at', formats.first_reply_at) }} as first_reply_at,
        {{ parse_timestamp('solved_at', formats.solved_at) }} as solved_at,
        {{ parse_timestamp('satisfaction_rated_at', formats.satisfaction_rated_at) }} as satisfaction_rated_at,
        {{ parse_timestamp('updated_at', formats.updated_at) }} as updated_at
    from source

)

select * from stg_support__tickets
