{% set settings = customer_360.identity_settings() %}

with profiles as (
    select * from {{ ref('int_identity__profiles') }}
),

int_identity__value_counts as (
    {{ customer_360.count_values(customer_360.valued_comparisons(settings), 'profiles') }}
)

select * from int_identity__value_counts
