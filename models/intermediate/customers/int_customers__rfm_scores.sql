with purchases as (

    select * from {{ ref('int_customers__purchases') }}

),

run_context as (

    select * from {{ ref('int_sources__run_context') }}

),

measures as (

    select
        purchases.customer_id,
        'recency' as measure,
        cast(
            {{ customer_360.days_between('purchases.last_order_date', 'run_context.as_of') }}
            as decimal(18, 2)
        ) as measure_value
    from purchases
    cross join run_context
    union all
    select
        customer_id,
        'frequency' as measure,
        cast(frequency as decimal(18, 2)) as measure_value
    from purchases
    union all
    select
        customer_id,
        'monetary' as measure,
        monetary as measure_value
    from purchases
    where monetary is not null

),

int_customers__rfm_scores as (
    {{ customer_360.rfm_scores('measures') }}
)

select * from int_customers__rfm_scores
