with golden_records as (

    select * from {{ ref('int_customers__golden_records') }}

),

purchases as (

    select * from {{ ref('int_customers__purchases') }}

),

rfm_scores as (

    select * from {{ ref('int_customers__rfm_scores') }}

),

rfm_segments as (

    select * from {{ ref('rfm_segments') }}

),

run_context as (

    select * from {{ ref('int_sources__run_context') }}

),

scores as (

    select
        customer_id,
        max(case when measure = 'recency' then score end) as recency_score,
        max(case when measure = 'frequency' then score end) as frequency_score,
        max(case when measure = 'monetary' then score end) as monetary_score
    from rfm_scores
    group by customer_id

),

int_customers__rfm as (

    select
        golden_records.customer_id,
        run_context.as_of,
        purchases.first_order_date,
        purchases.last_order_date,
        {{ customer_360.days_between('purchases.last_order_date', 'run_context.as_of') }}
            as recency_days,
        coalesce(purchases.frequency, 0) as frequency,
        coalesce(purchases.purchase_days, 0) as purchase_days,
        {{ customer_360.days_between('purchases.first_order_date', 'run_context.as_of') }}
            as tenure_days,
        case when purchases.customer_id is null then 0 else purchases.monetary end as monetary,
        {{ customer_360.to_cents('purchases.monetary / purchases.frequency') }} as average_order_value,
        scores.recency_score,
        scores.frequency_score,
        scores.monetary_score,
        cast(scores.recency_score as {{ dbt.type_string() }})
        || cast(scores.frequency_score as {{ dbt.type_string() }})
        || cast(scores.monetary_score as {{ dbt.type_string() }}) as rfm_score,
        case when purchases.customer_id is null then 'Prospect' else rfm_segments.segment end as rfm_segment
    from golden_records
    cross join run_context
    left join purchases on golden_records.customer_id = purchases.customer_id
    left join scores on golden_records.customer_id = scores.customer_id
    left join rfm_segments
        on
            {{ customer_360.score_of_five('scores.recency_score') }}
            between rfm_segments.recency_from and rfm_segments.recency_to
            and {{ customer_360.score_of_five('scores.frequency_score') }}
            between rfm_segments.frequency_from and rfm_segments.frequency_to

)

select * from int_customers__rfm
