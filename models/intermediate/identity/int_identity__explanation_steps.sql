{% set settings = customer_360.identity_settings() %}

with match_model as (
    select * from {{ ref('int_identity__match_model') }}
),

steps as (
    {{ customer_360.explanation_steps(settings.comparisons) }}
),

weights as (
    {{ customer_360.level_log_ratios('match_model') }}
),

int_identity__explanation_steps as (
    select
        steps.step_order,
        steps.comparison_number,
        steps.level_number,
        steps.step,
        steps.level_name,
        cast(round(cast(weights.log_ratio as double) / ln(2), 6) as decimal(18, 6)) as bits
    from steps
    left join weights
        on
            steps.comparison_number = weights.comparison_number
            and steps.level_number = weights.level_number
)

select * from int_identity__explanation_steps
