{#
    The waterfall of a pair: how the bits of its comparisons add up to the odds that it is one person. The model of three
    kinds of pairs gives odds of 2^match / (1 + 2^household), so that the last step takes off log2(1 + 2^household).
#}

{% macro explanation_steps(comparisons) %}
    {#-
        One row per step and level of a waterfall, in order. Steps that are not of a comparison's level have no
        comparison_number, but for the prior, which has the match model's.
    -#}
    select
        0 as step_order,
        -1 as comparison_number,
        0 as level_number,
        'prior' as step,
        'any two records' as level_name
    {%- for comparison in comparisons %}
    {%- for level in comparison.levels %}
    union all
    select {{ 2 * comparison.number + 1 }}, {{ comparison.number }}, {{ loop.index }}, '{{ comparison.name }}', '{{ level }}'
    {%- endfor %}
    {%- if comparison.equal %}
    {%- for level in ['common value', 'rare value'] %}
    union all
    select {{ 2 * comparison.number + 2 }}, null, {{ loop.index }}, 'rarity of {{ comparison.name }}', '{{ level }}'
    {%- endfor %}
    {%- endif %}
    {%- endfor %}
    union all
    select {{ 2 * comparisons | length + 1 }}, null, 1, 'full name', 'commoner than its parts say'
    union all
    select {{ 2 * comparisons | length + 1 }}, null, 2, 'full name', 'rarer than its parts say'
    union all
    select {{ 2 * comparisons | length + 2 }}, null, 1, 'could be housemates', 'has what housemates share'
{% endmacro %}


{% macro rarity_of_shared_values(settings, pairs, profiles, value_rarity) %}
    {#- One row per pair and comparison whose value both share, with the bits that the rarity of the value adds. -#}
    select
        shared.profile_a,
        shared.profile_b,
        shared.step_order,
        shared.is_household_evidence,
        cast(rarity.rarity_weight as decimal(18, 6)) as bits
    from (
        {%- for comparison in customer_360.valued_comparisons(settings) %}
        select
            pairs.profile_a,
            pairs.profile_b,
            {{ 2 * comparison.number + 2 }} as step_order,
            {{ comparison.shared_in_household >= settings.training.learned_household_share }} as is_household_evidence,
            {{ comparison.number }} as comparison_number,
            {{ customer_360.comparison_value(comparison, 'profiles') }} as compared_value
        from {{ pairs }} as pairs
        inner join {{ profiles }} as profiles on pairs.profile_a = profiles.profile_id
        where {{ customer_360.pattern_level('pairs.pattern', comparison.number) }} = {{ comparison.equal }}
        {{ 'union all' if not loop.last }}
        {%- endfor %}
    ) as shared
    inner join {{ value_rarity }} as rarity
        on
            shared.comparison_number = rarity.comparison_number
            and shared.compared_value = rarity.compared_value
{% endmacro %}


{% macro weighed_steps(comparisons, pairs, pattern_steps, pattern_weights, shared_values) %}
    {#- One row per pair and step, with its level and bits; steps that weigh nothing are left out. -#}
    select
        pairs.profile_a,
        pairs.profile_b,
        steps.step_order,
        steps.level_number,
        steps.bits
    from {{ pairs }} as pairs
    inner join {{ pattern_steps }} as steps on pairs.pattern = steps.pattern
    union all
    select
        profile_a,
        profile_b,
        step_order,
        case when bits < 0 then 1 else 2 end as level_number,
        bits
    from {{ shared_values }}
    where bits != 0
    union all
    select
        profile_a,
        profile_b,
        {{ 2 * comparisons | length + 1 }} as step_order,
        case when full_name_weight < 0 then 1 else 2 end as level_number,
        cast(full_name_weight as decimal(18, 6)) as bits
    from {{ pairs }}
    where full_name_weight != 0
    union all
    select
        profile_a,
        profile_b,
        {{ 2 * comparisons | length + 2 }} as step_order,
        1 as level_number,
        bits
    from (
        select
            pairs.profile_a,
            pairs.profile_b,
            cast(round(
                -log2(1 + power(2, least(
                    weights.household_weight + pairs.full_name_weight + coalesce(cast(rarity.bits as double), 0), 1000
                ))), 6
            ) as decimal(18, 6)) as bits
        from {{ pairs }} as pairs
        inner join {{ pattern_weights }} as weights on pairs.pattern = weights.pattern
        left join (
            select profile_a, profile_b, sum(bits) as bits
            from {{ shared_values }}
            where is_household_evidence
            group by profile_a, profile_b
        ) as rarity on pairs.profile_a = rarity.profile_a and pairs.profile_b = rarity.profile_b
    ) as housemates
    where bits != 0
{% endmacro %}
