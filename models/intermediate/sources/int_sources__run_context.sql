with

event_days as (

    select * from {{ ref('int_sources__event_days') }}

),

days as (

    select
        *,
        {{ customer_360.days_between(
            'lag(event_date) over (partition by event_kind order by event_date)', 'event_date'
        ) }} as days_without
    from event_days

),

stretches as (

    -- a stretch of business ends where nothing happens for half a year
    select
        *,
        sum(case when days_without <= 180 then 0 else 1 end) over (
            partition by event_kind order by event_date
        ) as stretch
    from days

),

stretch_ends as (

    select
        event_kind,
        max(event_date) as last_date,
        sum(event_count) as events,
        sum(sum(event_count)) over (partition by event_kind) as all_events
    from stretches
    group by event_kind, stretch

),

plausible_ends as (

    -- a stretch with less than one event in a hundred is mistyped dates, not business
    select
        event_kind,
        max(last_date) as last_date
    from stretch_ends
    where events * 100 >= all_events
    group by event_kind

),

int_sources__run_context as (

    -- where nothing is sold, other events tell how far the data reach, and without any the records' changes
    select
        '{{ invocation_id }}' as run_id,
        cast('{{ run_started_at.strftime("%Y-%m-%d %H:%M:%S.%f") }}' as timestamp) as run_started_at,
        coalesce(
            {{ customer_360.given_as_of() }},
            max(case when event_kind = 'sales' then last_date end),
            max(case when event_kind = 'events' then last_date end),
            max(case when event_kind = 'records' then last_date end)
        ) as as_of
    from plausible_ends

)

select * from int_sources__run_context
