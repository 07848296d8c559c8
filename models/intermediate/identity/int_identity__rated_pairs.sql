{% set settings = customer_360.identity_settings() %}
{% set valued = customer_360.valued_comparisons(settings) %}
{% set shared = valued | selectattr('shared_in_household', 'ge', settings.training.learned_household_share) | list %}

with value_rarity as (
    select * from {{ ref('int_identity__value_rarity') }}
),

-- Looked up for each profile rather than for its many pairs.
rarities as (
    {{ customer_360.profile_rarities(valued, ref('int_identity__profiles'), 'value_rarity') }}
),

-- No rarity of values makes up for a pattern that speaks clearly against one person.
rated as (
    select
        compared_pairs.profile_a,
        compared_pairs.profile_b,
        compared_pairs.pattern,
        weights.corroboration_weight,
        weights.match_weight
        + {{ customer_360.rarity_total(valued, 'compared_pairs.pattern', 'rarities') }} as match_weight,
        weights.household_weight
        + {{ customer_360.rarity_total(shared, 'compared_pairs.pattern', 'rarities') }} as household_weight
    from {{ ref('int_identity__compared_pairs') }} as compared_pairs
    inner join {{ ref('int_identity__pattern_weights') }} as weights on compared_pairs.pattern = weights.pattern
    inner join rarities on compared_pairs.profile_a = rarities.profile_id
    where weights.match_weight > {{ settings.training.hopeless_weight }}
),

int_identity__rated_pairs as (
    select
        *,
        round(
            1 / (1 + power(2, least(household_weight - match_weight, 1000)) + power(2, least(-match_weight, 1000))), 9
        ) as match_probability
    from rated
)

select * from int_identity__rated_pairs
