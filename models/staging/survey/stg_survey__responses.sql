{% set formats = source_formats('survey', 'responses') %}

with

source as (

    select
        *,
        lower(trim(survey)) as known_survey,
        {{ parse_integer('score') }} as parsed_score
    from {{ ref('base_survey__responses') }}
    where {{ is_staged() }}

),

scaled as (

    select
        *,
        case known_survey
            when 'nps' then parsed_score between 0 and 10
            when 'csat' then parsed_score between 1 and 5
        end as is_on_scale
    from source

),

stg_survey__responses as (

    select
        -- ids
        response_id,
        upper(ltrim({{ clean_text('order_number') }}, '# ')) as order_number,

        -- text
        known_survey as survey,
        lower({{ clean_text('channel') }}) as channel,
        {{ email_address('email') }} as email,
        {{ clean_text('comment') }} as comment,

        -- numbers
        case when is_on_scale then parsed_score end as score,
        coalesce(not is_on_scale, false) as is_off_scale,
        case
            when not coalesce(is_on_scale, false) then null
            when known_survey = 'nps' and parsed_score >= 9 then 'promoter'
            when known_survey = 'nps' and parsed_score >= 7 then 'passive'
            when known_survey = 'nps' then 'detractor'
            when parsed_score >= 4 then 'satisfied'
            when parsed_score = 3 then 'neutral'
            else 'dissatisfied'
        end as score_group,

        -- times
        {{ parse_timestamp('sent_at', formats.sent_at) }} as sent_at,
        {{ parse_timestamp('responded_at', formats.responded_at) }} as responded_at
    from scaled

)

select * from stg_survey__responses
