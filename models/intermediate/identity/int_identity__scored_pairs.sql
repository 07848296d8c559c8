{% set settings = customer_360.identity_settings() %}
{% set valued = customer_360.valued_comparisons(settings) %}

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
        {%- for comparison in valued %}
        case
            when {{ customer_360.pattern_level('compared_pairs.pattern', comparison.number) }} = {{ comparison.equal }}
                then {{ customer_360.comparison_value(comparison, 'profiles') }}
        end as value_{{ comparison.number }}{{ ',' if not loop.last }}
        {%- endfor %}
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
        weighed.match_weight
        {%- for comparison in valued %} + coalesce(rarity_{{ comparison.number }}.rarity_weight, 0){% endfor %}
            as match_weight,
        weighed.household_weight
        {%- for comparison in valued if comparison.shared_in_household >= settings.training.learned_household_share %}
        + coalesce(rarity_{{ comparison.number }}.rarity_weight, 0)
        {%- endfor %} as household_weight
    from weighed
    {%- for comparison in valued %}
    left join value_rarity as rarity_{{ comparison.number }}
        on
            weighed.value_{{ comparison.number }} = rarity_{{ comparison.number }}.compared_value
            and rarity_{{ comparison.number }}.comparison_number = {{ comparison.number }}
    {%- endfor %}
),

judged as (
    select
        *,
        round(
            1 / (1 + power(2, least(household_weight - match_weight, 1000)) + power(2, least(-match_weight, 1000))), 9
        ) as match_probability
    from rated
),

others as (
    select * from judged where profile_a != profile_b
),

best as (
    select profile_id, max(match_probability) as match_probability
    from (
        select profile_a as profile_id, match_probability from others
        union all
        select profile_b as profile_id, match_probability from others
    ) as partners
    group by profile_id
),

int_identity__scored_pairs as (
    select
        judged.*,
        -- Of two records that have nobody better than each other, one being the other is what is likely.
        (
            judged.match_probability >= {{ settings.match_probability.joined }}
            or (
                judged.match_probability >= {{ settings.match_probability.mutually_best }}
                and judged.match_probability >= coalesce(best_of_a.match_probability, 0)
                and judged.match_probability >= coalesce(best_of_b.match_probability, 0)
            )
        )
        -- To take two housemates for one person is worse than not to find a person again.
        and (
            not housemates.may_contradict
            or judged.household_weight < 0
            or judged.match_weight >= judged.household_weight + {{ settings.household_margin }}
        ) as is_match
    from judged
    cross join {{ ref('int_identity__housemates') }} as housemates
    left join best as best_of_a on judged.profile_a = best_of_a.profile_id
    left join best as best_of_b on judged.profile_b = best_of_b.profile_id
)

select * from int_identity__scored_pairs
