{% set settings = customer_360.identity_settings() %}
{% set valued = customer_360.valued_comparisons(settings) %}
{% set shared = valued | selectattr('shared_in_household', 'ge', settings.training.learned_household_share) | list %}

with profiles as (
    select * from {{ ref('int_identity__profiles') }}
),

value_rarity as (
    select * from {{ ref('int_identity__value_rarity') }}
),

-- No rarity of values makes up for a pattern that speaks clearly against one person.
weighed as (
    select
        compared_pairs.profile_a,
        compared_pairs.profile_b,
        compared_pairs.pattern,
        weights.match_weight,
        weights.household_weight,
        weights.corroboration_weight,
        {{ customer_360.equal_values(valued, 'compared_pairs.pattern', 'profiles') }}
    from {{ ref('int_identity__compared_pairs') }} as compared_pairs
    inner join {{ ref('int_identity__pattern_weights') }} as weights on compared_pairs.pattern = weights.pattern
    inner join profiles on compared_pairs.profile_a = profiles.profile_id
    where weights.match_weight > {{ settings.training.hopeless_weight }}
),

rated as (
    select
        weighed.profile_a,
        weighed.profile_b,
        weighed.pattern,
        weighed.corroboration_weight,
        weighed.match_weight + {{ customer_360.rarity_total(valued) }} as match_weight,
        weighed.household_weight + {{ customer_360.rarity_total(shared) }} as household_weight
    from weighed
    {{ customer_360.join_rarity(valued, 'weighed', 'value_rarity') }}
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
