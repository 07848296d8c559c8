{% set settings = customer_360.identity_settings() %}
{% set valued = customer_360.valued_comparisons(settings) %}
{% set shared = valued | selectattr('shared_in_household', 'ge', settings.training.learned_household_share) | list %}

with value_rarity as (
    select * from {{ ref('int_identity__value_rarity') }}
),

match_model as (
    select * from {{ ref('int_identity__match_model') }}
),

name_odds as (
    {{ customer_360.name_odds(settings, 'match_model') }}
),

-- No rarity of values makes up for a pattern that speaks clearly against one person. What a rule found is rated all the same.
hopeful as (
    select
        compared_pairs.profile_a,
        compared_pairs.profile_b,
        compared_pairs.rule_bits,
        compared_pairs.met_rule_bits,
        compared_pairs.pattern,
        weights.corroboration_weight,
        weights.match_weight,
        weights.household_weight
    from {{ ref('int_identity__compared_pairs') }} as compared_pairs
    inner join {{ ref('int_identity__pattern_weights') }} as weights on compared_pairs.pattern = weights.pattern
    where
        weights.match_weight > {{ settings.training.hopeless_weight }}
        or compared_pairs.met_rule_bits > 0
),

with_rarities as (
    {{ customer_360.with_rarities('hopeful', valued, ref('int_identity__profile_values'), 'value_rarity') }}
),

rated as (
    select
        with_rarities.profile_a,
        with_rarities.profile_b,
        with_rarities.rule_bits,
        with_rarities.met_rule_bits,
        with_rarities.pattern,
        with_rarities.corroboration_weight,
        with_rarities.match_weight + {{ customer_360.rarity_total(valued, 'with_rarities') }} as match_weight,
        with_rarities.household_weight + {{ customer_360.rarity_total(shared, 'with_rarities') }} as household_weight,
        case
            when {{ customer_360.has_equal_names('with_rarities.pattern', settings) }}
                then cast(floor({{ customer_360.weight_of_names(settings, 'name_odds', 'with_rarities') }}) as integer)
        end as name_bits
    from with_rarities
    cross join name_odds
),

corrected as (
    select
        rated.profile_a,
        rated.profile_b,
        rated.rule_bits,
        rated.met_rule_bits,
        rated.pattern,
        rated.corroboration_weight,
        coalesce(full_names.correction, 0) as full_name_weight,
        rated.match_weight + coalesce(full_names.correction, 0) as match_weight,
        rated.household_weight + coalesce(full_names.correction, 0) as household_weight
    from rated
    left join {{ ref('int_identity__full_names') }} as full_names on rated.name_bits = full_names.name_bits
),

judged as (
    select
        *,
        round(
            1 / (1 + power(2, least(household_weight - match_weight, 1000)) + power(2, least(-match_weight, 1000))), 9
        ) as match_probability
    from corrected
),

-- What is less likely than one in a thousand counts nowhere, unless a rule found it.
int_identity__rated_pairs as (
    select
        profile_a,
        profile_b,
        rule_bits & {{ settings.bits_of_rules }} as rule_bits,
        met_rule_bits,
        pattern,
        corroboration_weight,
        full_name_weight,
        match_weight,
        household_weight,
        match_probability
    from judged
    where match_probability >= 0.001 or met_rule_bits > 0
)

select * from int_identity__rated_pairs
