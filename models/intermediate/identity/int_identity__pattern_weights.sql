{% set settings = customer_360.identity_settings() %}

with patterns as (
    select * from {{ ref('int_identity__patterns') }}
),

match_model as (
    select * from {{ ref('int_identity__match_model') }}
),

likelihoods as (
    {{ customer_360.pattern_likelihoods(
        '(' ~ customer_360.pattern_levels(settings.comparisons, 'patterns') ~ ')', 'match_model'
    ) }}
),

name_dependence as (
    {{ customer_360.name_dependence(settings, 'match_model', ref('int_identity__profiles')) }}
),

-- What speaks for one person apart from the name, which strangers share.
corroboration as (
    {{ customer_360.corroboration(settings, 'patterns', 'match_model') }}
),

corrected as (
    select
        likelihoods.*,
        coalesce(corroboration.weight, 0) as corroboration_weight,
        case
            when {{ customer_360.has_equal_names('likelihoods.pattern', settings) }} then name_dependence.log_dependence
            else 0
        end as log_dependence
    from likelihoods
    cross join name_dependence
    left join corroboration on likelihoods.pattern = corroboration.pattern
),

int_identity__pattern_weights as (
    select
        pattern,
        pair_count,
        round((log_match - log_stranger - log_dependence) / ln(2), 6) as match_weight,
        round((log_household - log_stranger - log_dependence) / ln(2), 6) as household_weight,
        round(log_dependence / ln(2), 6) as name_dependence_weight,
        round(corroboration_weight, 6) as corroboration_weight,
        round(
            1 / (
                1
                + exp(least(log_household - log_match, 700))
                + exp(least(log_stranger + log_dependence - log_match, 700))
            ), 9
        ) as match_probability
    from corrected
)

select * from int_identity__pattern_weights
