{% set settings = customer_360.identity_settings() %}
{% set record_models = [] %}
{% for source in settings.sources %}{% do record_models.append(ref(source)) %}{% endfor %}
{#- Times that a server's clock wrote: a device's own may be wrong by years. -#}
{% set event_times = [
    ('stg_web__events', 'received_at'),
    ('stg_email__campaign_events', 'occurred_at'),
    ('stg_support__tickets', 'created_at'),
    ('stg_survey__responses', 'responded_at'),
    ('stg_social__mentions', 'posted_at'),
] %}
with

sales as (

    {{ customer_360.union_of_selling_systems('order_records', ['ordered_at as happened_at']) }}
    union all
    {{ customer_360.union_of_selling_systems('refund_records', ['refunded_at as happened_at']) }}

),

events as (

    {% for model, column in event_times %}
        select {{ column }} as happened_at
        from {{ ref(model) }}
        {{ 'union all' if not loop.last }}
    {% endfor %}

),

records as (

    {{ customer_360.union_of_records(record_models, settings) }}

),

happened as (

    select
        'sales' as event_kind,
        cast(happened_at as date) as event_date
    from sales
    union all
    select
        'events' as event_kind,
        cast(happened_at as date) as event_date
    from events
    union all
    select
        'records' as event_kind,
        cast(updated_at as date) as event_date
    from records

),

int_sources__event_days as (

    select
        event_kind,
        event_date,
        count(*) as event_count
    from happened
    where event_date is not null
    group by event_kind, event_date

)

select * from int_sources__event_days
