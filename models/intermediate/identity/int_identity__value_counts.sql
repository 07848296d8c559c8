{% set settings = customer_360.identity_settings() %}
{% set valued = customer_360.valued_comparisons(settings) %}

with profiles as (
    select * from {{ ref('int_identity__profile_values') }}
),

shared_values as (
    {{ customer_360.count_shared_values(valued, 'profiles') }}
),

filled as (
    {{ customer_360.count_filled(valued, 'profiles') }}
),

shared as (
    select
        comparison_number,
        sum(record_count) as record_count
    from shared_values
    group by comparison_number
),

int_identity__value_counts as (
    select
        comparison_number,
        equal_level,
        compared_value,
        record_count,
        cast(1 as bigint) as value_count
    from shared_values
    union all
    -- No two share a value that one record alone has, so how many there are is all that counts.
    select
        filled.comparison_number,
        filled.equal_level,
        {{ customer_360.hash_of(["''"]) }} as compared_value,
        cast(1 as bigint) as record_count,
        cast(filled.record_count - coalesce(shared.record_count, 0) as bigint) as value_count
    from filled
    left join shared on filled.comparison_number = shared.comparison_number
    where filled.record_count > coalesce(shared.record_count, 0)
)

select * from int_identity__value_counts
