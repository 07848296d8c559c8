{%- set schemas = event_schemas() -%}
{#- Properties that are columns of their own, then those that are only checked. -#}
{%- set properties = [
    'product_id', 'order_id', 'message_id', 'query', 'currency', 'quantity', 'price', 'cart_value', 'value'
] -%}
{%- for name in event_properties(schemas) if name not in properties -%}
    {%- do properties.append(name) -%}
{%- endfor -%}
{%- set limits = settings('web') -%}

with

-- Machines write these rows, and by the million: values are tried and compared, and no pattern cleans them.
source as (

    select
        *,
        lower(trim(event_type)) as kind,
        try_cast(received_at as timestamp) as server_time,
        try_cast(occurred_at as timestamp) as device_time,
        {{ json_property_types('properties', properties) }} as types,
        {{ json_property_texts('properties', properties) }} as texts
    from {{ ref('base_web__events') }}
    where {{ is_staged() }}

),

-- A device that was offline hands in its events late; none happens after it was received.
judged as (

    select
        *,
        case
            when device_time is null then 'missing'
            when device_time > {{ add_minutes('server_time', limits.max_minutes_ahead) }} then 'ahead'
            when device_time < {{ add_minutes('server_time', -1440 * limits.max_days_late) }} then 'behind'
        end as clock_problem
    from source

),

stg_web__events as (

    select
        -- ids
        event_id,
        anonymous_id,
        device_id,
        {{ clean_id('user_id') }} as user_id,
        campaign_id,
        texts[1] as product_id,
        texts[2] as order_id,
        texts[3] as message_id,

        -- text
        kind as event_type,
        lower(trim(platform)) as platform,
        page_url,
        referrer,
        utm_source,
        utm_medium,
        upper(trim(country)) as country,
        texts[4] as search_query,
        upper(texts[5]) as currency,
        user_agent,
        {{ is_bot_agent('user_agent') }} as is_bot,
        properties,
        {{ event_problems('kind', 'properties', 'types', 'texts', properties, schemas) }} as schema_problems,

        -- numbers
        try_cast(texts[6] as decimal(18, 3)) as quantity,
        try_cast(texts[7] as decimal(18, 2)) as price,
        try_cast(texts[8] as decimal(18, 2)) as cart_value,
        try_cast(texts[9] as decimal(18, 2)) as order_value,

        -- times
        case when clock_problem is null then device_time else server_time end as occurred_at,
        server_time as received_at,
        clock_problem
    from judged

)

select * from stg_web__events
