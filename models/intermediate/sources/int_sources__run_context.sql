{% set settings = customer_360.identity_settings() %}
{% set record_models = [] %}
{% for source in settings.sources %}{% do record_models.append(ref(source)) %}{% endfor %}
with

sales as (

    {{ customer_360.union_of_selling_systems('order_records', ['ordered_at as happened_at']) }}
    union all
    {{ customer_360.union_of_selling_systems('refund_records', ['refunded_at as happened_at']) }}

),

records as (

    {{ customer_360.union_by_name(record_models, customer_360.record_contract(settings)) }}

),

happened as (

    -- where nothing is sold, the records' own changes tell how far the data reach
    select
        1 as preference,
        cast(happened_at as date) as event_date
    from sales
    union all
    select
        2 as preference,
        cast(updated_at as date) as event_date
    from records

),

days as (

    select
        preference,
        event_date,
        count(*) as events,
        {{ customer_360.days_between(
            'lag(event_date) over (partition by preference order by event_date)', 'event_date'
        ) }} as days_without
    from happened
    where event_date is not null
    group by preference, event_date

),

stretches as (

    -- a stretch of business ends where nothing happens for half a year
    select
        *,
        sum(case when days_without <= 180 then 0 else 1 end) over (
            partition by preference order by event_date
        ) as stretch
    from days

),

stretch_ends as (

    select
        preference,
        max(event_date) as last_date,
        sum(events) as events,
        sum(sum(events)) over (partition by preference) as all_events
    from stretches
    group by preference, stretch

),

plausible_ends as (

    -- a stretch with less than one event in a hundred is mistyped dates, not business
    select
        preference,
        max(last_date) as last_date
    from stretch_ends
    where events * 100 >= all_events
    group by preference

),

int_sources__run_context as (

    select
        '{{ invocation_id }}' as run_id,
        cast('{{ run_started_at.strftime("%Y-%m-%d %H:%M:%S.%f") }}' as timestamp) as run_started_at,
        coalesce(
            {{ customer_360.given_as_of() }},
            max(case when preference = 1 then last_date end),
            max(case when preference = 2 then last_date end)
        ) as as_of
    from plausible_ends

)

select * from int_sources__run_context
