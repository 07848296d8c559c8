with

events as (

    select * from {{ ref('stg_web__events') }}

),

-- Problems of one event stand together in a text: they are counted before they are parted.
counted as (

    select
        event_type,
        schema_problems,
        count(*) as event_count
    from events
    group by event_type, schema_problems

),

parted as (

    select
        event_type,
        event_count,
        {{ customer_360.unnested_parts("coalesce(schema_problems, 'none')", ', ') }} as problem
    from counted

),

kinds as (

    select
        event_type,
        sum(event_count) as kind_count
    from counted
    group by event_type

),

int_sources__event_quality as (

    select
        parted.event_type,
        parted.problem,
        cast(sum(parted.event_count) as bigint) as event_count,
        cast(max(kinds.kind_count) as bigint) as kind_count
    from parted
    inner join kinds on parted.event_type = kinds.event_type
    group by parted.event_type, parted.problem

)

select * from int_sources__event_quality
