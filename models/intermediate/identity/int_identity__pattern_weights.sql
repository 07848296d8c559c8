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

-- What speaks for one person apart from the name, which strangers share.
corroboration as (
    {{ customer_360.corroboration(settings, 'patterns', 'match_model') }}
),

int_identity__pattern_weights as (
    select
        likelihoods.pattern,
        likelihoods.pair_count,
        round((likelihoods.log_match - likelihoods.log_stranger) / ln(2), 6) as match_weight,
        round((likelihoods.log_household - likelihoods.log_stranger) / ln(2), 6) as household_weight,
        round(corroboration.weight, 6) as corroboration_weight,
        round(
            1 / (
                1
                + exp(least(likelihoods.log_household - likelihoods.log_match, 700))
                + exp(least(likelihoods.log_stranger - likelihoods.log_match, 700))
            ), 9
        ) as match_probability
    from likelihoods
    left join corroboration on likelihoods.pattern = corroboration.pattern
)

select * from int_identity__pattern_weights
