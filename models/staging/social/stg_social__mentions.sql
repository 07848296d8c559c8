{% set formats = source_formats('social', 'mentions') %}

with

source as (

    select
        *,
        lower(trim(sentiment)) as known_sentiment,
        {{ parse_decimal('sentiment_score', 9, 4) }} as parsed_score
    from {{ ref('base_social__mentions') }}
    where {{ is_staged() }}

),

stg_social__mentions as (

    select
        -- ids
        mention_id,
        {{ social_handle('platform', 'handle') }} as social_handle,

        -- text
        lower({{ clean_text('platform') }}) as platform,
        lower({{ clean_text('kind') }}) as mention_kind,
        {{ clean_text('text') }} as mention_text,
        case when known_sentiment in ('positive', 'neutral', 'negative') then known_sentiment end
            as sentiment,

        -- numbers
        case when parsed_score between -1 and 1 then parsed_score end as sentiment_score,
        {{ parse_integer('likes') }} as likes,

        -- times
        {{ parse_timestamp('posted_at', formats.posted_at) }} as posted_at
    from source

)

select * from stg_social__mentions
