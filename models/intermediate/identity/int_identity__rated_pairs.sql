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

match_model as (
    select * from {{ ref('int_identity__match_model') }}
),

name_odds as (
    {{ customer_360.name_odds(settings, 'match_model') }}
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
        + {{ customer_360.rarity_total(shared, 'compared_pairs.pattern', 'rarities') }} as household_weight,
        case
            when {{ customer_360.has_equal_names('compared_pairs.pattern', settings) }}
                then cast(floor({{ customer_360.weight_of_names(settings, 'name_odds', 'rarities') }}) as integer)
        end as name_bits
    from {{ ref('int_identity__compared_pairs') }} as compared_pairs
    inner join {{ ref('int_identity__pattern_weights') }} as weights on compared_pairs.pattern = weights.pattern
    inner join rarities on compared_pairs.profile_a = rarities.profile_id
    cross join name_odds
    where weights.match_weight > {{ settings.training.hopeless_weight }}
),

corrected as (
    select
        rated.profile_a,
        rated.profile_b,
        rated.pattern,
        rated.corroboration_weight,
        coalesce(full_names.correction, 0) as full_name_weight,
        rated.match_weight + coalesce(full_names.correction, 0) as match_weight,
        rated.household_weight + coalesce(full_names.correction, 0) as household_weight
    from rated
    left join {{ ref('int_identity__full_names') }} as full_names on rated.name_bits = full_names.name_bits
),

int_identity__rated_pairs as (
    select
        *,
        round(
            1 / (1 + power(2, least(household_weight - match_weight, 1000)) + power(2, least(-match_weight, 1000))), 9
        ) as match_probability
    from corrected
)

select * from int_identity__rated_pairs
