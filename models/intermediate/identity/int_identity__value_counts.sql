{% set settings = customer_360.identity_settings() %}

with profiles as (
    select * from {{ ref('int_identity__profiles') }}
),

int_identity__value_counts as (
    {%- for comparison in customer_360.valued_comparisons(settings) %}
    select
        {{ comparison.number }} as comparison_number,
        {{ comparison.equal }} as equal_level,
        {{ customer_360.comparison_value(comparison, 'profiles') }} as compared_value,
        cast(count(*) as bigint) as profile_count
    from profiles
    where {{ customer_360.comparison_value(comparison, 'profiles') }} is not null
    group by {{ customer_360.comparison_value(comparison, 'profiles') }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select * from int_identity__value_counts
