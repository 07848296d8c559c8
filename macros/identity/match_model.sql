{#
    The model of Fellegi and Sunter, with three kinds of pairs in place of two: records of one person (match), of two people
    who live together (household), and of strangers. docs/identity.md explains it.
#}

{% macro comparison_value(comparison, relation) %}
    {#- The value that counts at a comparison's level `equal`; none for comparisons without one. -#}
    {%- set columns = [] -%}
    {%- for column in comparison.columns -%}
        {%- do columns.append('cast(' ~ relation ~ '.' ~ column ~ ' as ' ~ dbt.type_string() ~ ')') -%}
    {%- endfor -%}
    {{- columns | join(" || ' ' || ") -}}
{% endmacro %}


{% macro valued_comparisons(settings) %}
    {#- The comparisons in which a rare value says more than a common one. -#}
    {%- set found = [] -%}
    {%- for comparison in settings.comparisons if comparison.equal -%}
        {%- do found.append(comparison) -%}
    {%- endfor -%}
    {{ return(found) }}
{% endmacro %}


{% macro pattern_of(comparisons, record_a, record_b) %}
    {#- The levels of all comparisons of a pair in one number, three bits each. -#}
    {%- for comparison in comparisons %}
        cast({{ customer_360.comparison_level(comparison, record_a, record_b) }} as bigint) * {{ 8 ** comparison.number }}
        {{- ' +' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro level_defaults(settings) %}
    {#- One row per comparison and level, with what is assumed of it before training. -#}
    {%- for comparison in settings.comparisons %}
    {%- set outer = loop %}
    {%- for share in comparison.matches %}
    select
        {{ comparison.number }} as comparison_number,
        {{ loop.index }} as level_number,
        cast({{ share / 1000 }} as double) as match_share,
        cast({{ comparison.shared_in_household }} as double) as shared_in_household
    {{ 'union all' if not (loop.last and outer.last) }}
    {%- endfor %}
    {%- endfor %}
{% endmacro %}


{% macro pattern_levels(comparisons, patterns) %}
    {#- One row per pattern and comparison that has something to compare, and one (number -1, level 0) for the prior. -#}
    select
        pattern,
        pair_count,
        -1 as comparison_number,
        0 as level_number
    from {{ patterns }}
    {%- for comparison in comparisons %}
    union all
    select
        pattern,
        pair_count,
        {{ comparison.number }} as comparison_number,
        {{ customer_360.pattern_level('pattern', comparison.number) }} as level_number
    from {{ patterns }}
    where {{ customer_360.pattern_level('pattern', comparison.number) }} > 0
    {%- endfor %}
{% endmacro %}


{% macro pattern_likelihoods(pattern_levels, model) %}
    {#-
        The log likelihood of each pattern for each kind of pair, prior included. Sums are of decimals, because those of doubles
        depend on the order of rows.
    -#}
    select
        levels.pattern,
        levels.pair_count,
        {%- for kind in ['match', 'household', 'stranger'] %}
        cast(sum(case when shares.pair_kind = '{{ kind }}' then shares.log_share else 0 end) as double) as log_{{ kind }}
        {{- ',' if not loop.last }}
        {%- endfor %}
    from {{ pattern_levels }} as levels
    inner join {{ model }} as shares
        on
            levels.comparison_number = shares.comparison_number
            and levels.level_number = shares.level_number
    group by levels.pattern, levels.pair_count
{% endmacro %}


{% macro posterior(kind, others) -%}
    {#- Share of the pairs of a pattern that are of a kind, over log_<kind>. -#}
    1 / (1 {%- for other in others %} + exp(least(log_{{ other }} - log_{{ kind }}, 700)) {%- endfor %})
{%- endmacro %}


{% macro train_step(settings, levels, patterns, profiles) %}
    {#- One round of expectation maximization; the state holds pair_kind, comparison_number, level_number, log_share, watched. -#}
    with state as (
        select * from {{ customer_360.iteration_state() }}
    ),

    pattern_levels as (
        {{ customer_360.pattern_levels(settings.comparisons, patterns) }}
    ),

    likelihoods as (
        {{ customer_360.pattern_likelihoods('pattern_levels', 'state') }}
    ),

    expected as (
        select
            pattern,
            cast(pair_count * ({{ customer_360.posterior('match', ['household', 'stranger']) }}) as decimal(38, 12)) as matches,
            cast(pair_count * ({{ customer_360.posterior('household', ['match', 'stranger']) }}) as decimal(38, 12)) as housemates
        from likelihoods
    ),

    level_counts as (
        select
            pattern_levels.comparison_number,
            pattern_levels.level_number,
            cast(sum(expected.matches) as double) as matches,
            cast(sum(expected.housemates) as double) as housemates
        from pattern_levels
        inner join expected on pattern_levels.pattern = expected.pattern
        group by pattern_levels.comparison_number, pattern_levels.level_number
    ),

    priors as (
        select
            greatest(coalesce(sum(level_counts.matches), 0) / sizes.pair_count, 1e-15) as matches,
            greatest(coalesce(sum(level_counts.housemates), 0) / sizes.pair_count, 1e-15) as housemates
        from (
            select greatest(cast(count(*) as double) * (count(*) - 1) / 2, 1) as pair_count from {{ profiles }}
        ) as sizes
        left join level_counts on level_counts.comparison_number = -1
        group by sizes.pair_count
    ),

    totals as (
        select
            comparison_number,
            cast(sum(cast(matches as decimal(38, 12))) as double) as matches,
            cast(sum(cast(housemates as decimal(38, 12))) as double) as housemates
        from level_counts
        group by comparison_number
    ),

    updated as (
        select
            levels.comparison_number,
            levels.level_number,
            levels.random_share,
            (coalesce(level_counts.matches, 0) + {{ settings.training.prior_pairs }} * levels.match_share)
            / (coalesce(totals.matches, 0) + {{ settings.training.prior_pairs }}) as match_share,
            case
                when levels.shared_in_household < {{ settings.training.learned_household_share }} then levels.household_share
                else
                    (coalesce(level_counts.housemates, 0) + {{ settings.training.prior_pairs }} * levels.household_share)
                    / (coalesce(totals.housemates, 0) + {{ settings.training.prior_pairs }})
            end as household_share
        from {{ levels }} as levels
        left join level_counts
            on
                levels.comparison_number = level_counts.comparison_number
                and levels.level_number = level_counts.level_number
        left join totals on levels.comparison_number = totals.comparison_number
    ),

    -- What two random records show is a mixture of the three kinds, and strangers are what is left of it.
    strangers as (
        select
            updated.comparison_number,
            updated.level_number,
            greatest(
                updated.random_share
                - priors.matches * updated.match_share - priors.housemates * updated.household_share,
                updated.random_share * 0.001,
                1e-9
            ) as share
        from updated
        cross join priors
    ),

    stranger_totals as (
        select
            comparison_number,
            cast(sum(cast(share as decimal(38, 15))) as double) as share
        from strangers
        group by comparison_number
    ),

    next_state as (
        select 'match' as pair_kind, comparison_number, level_number, match_share as share from updated
        union all
        select 'household' as pair_kind, comparison_number, level_number, household_share as share from updated
        union all
        select
            'stranger' as pair_kind, strangers.comparison_number, strangers.level_number,
            strangers.share / stranger_totals.share as share
        from strangers
        inner join stranger_totals on strangers.comparison_number = stranger_totals.comparison_number
        union all
        select 'match' as pair_kind, -1 as comparison_number, 0 as level_number, matches as share from priors
        union all
        select 'household' as pair_kind, -1 as comparison_number, 0 as level_number, housemates as share from priors
        union all
        select
            'stranger' as pair_kind, -1 as comparison_number, 0 as level_number,
            greatest(1 - matches - housemates, 1e-9) as share
        from priors
    )

    {{ customer_360.model_state('next_state') }}
{% endmacro %}


{% macro model_state(shares) %}
    {#- Training has settled once the priors have: the shares of matches and housemates among all pairs. -#}
    select
        pair_kind,
        comparison_number,
        level_number,
        cast(ln(greatest(share, 1e-12)) as decimal(28, 12)) as log_share,
        case when comparison_number = -1 then cast(round(ln(greatest(share, 1e-15)), 3) as decimal(18, 3)) end as watched
    from {{ shares }}
{% endmacro %}


{% macro has_equal_names(pattern, settings) %}
    {#- Whether a pattern has equal given and family names; false where either is not compared. -#}
    {%- set found = [] -%}
    {%- for comparison in settings.comparisons if comparison.kind in ['given_name', 'family_name'] -%}
        {%- do found.append(customer_360.pattern_level(pattern, comparison.number) ~ ' = ' ~ comparison.equal) -%}
    {%- endfor -%}
    {{- found | join(' and ') if found | length == 2 else 'false' -}}
{% endmacro %}


{% macro name_dependence(settings, model, profiles) %}
    {#-
        How many times as many strangers bear one full name as would if given and family names were drawn apart: they aren't,
        each language has its own.
    -#}
    {%- set names = {} -%}
    {%- for comparison in settings.comparisons if comparison.kind in ['given_name', 'family_name'] -%}
        {%- do names.update({comparison.kind: comparison}) -%}
    {%- endfor -%}
    {%- if names | length < 2 %}
    select cast(0 as double) as log_dependence
    {%- else %}
    {%- set given = names.given_name.columns[0] %}
    {%- set family = names.family_name.columns[0] %}
    select
        ln(greatest(
            (
                full_names.share
                {%- for kind in ['match', 'household'] %}
                - shares.{{ kind }}_prior * shares.{{ kind }}_given * shares.{{ kind }}_family
                {%- endfor %}
            ) / (shares.stranger_given * shares.stranger_family),
            1
        )) as log_dependence
    from (
        select
            cast(coalesce(sum(profile_count * (profile_count - 1)), 0) as double)
            / greatest(cast(sum(profile_count) as double) * (cast(sum(profile_count) as double) - 1), 1) as share
        from (
            select count(*) as profile_count
            from {{ profiles }}
            where {{ given }} is not null and {{ family }} is not null
            group by {{ given }}, {{ family }}
        ) as bearers
    ) as full_names
    cross join (
        select
            {%- for kind in ['match', 'household', 'stranger'] %}
            {%- for name, comparison in [('prior', {'number': -1, 'equal': 0}), ('given', names.given_name), ('family', names.family_name)] %}
            max(case
                when pair_kind = '{{ kind }}' and comparison_number = {{ comparison.number }} and level_number = {{ comparison.equal }}
                    then exp(cast(log_share as double))
            end) as {{ kind }}_{{ name }}{{ ',' if not (kind == 'stranger' and name == 'family') }}
            {%- endfor %}
            {%- endfor %}
        from {{ model }}
    ) as shares
    {%- endif %}
{% endmacro %}


{% macro level_log_ratios(model) %}
    {#- A query with how much likelier each level is of one person than of two strangers, as a logarithm. -#}
    select
        comparison_number,
        level_number,
        sum(case pair_kind when 'match' then log_share when 'stranger' then -log_share else 0 end) as log_ratio
    from {{ model }}
    group by comparison_number, level_number
{% endmacro %}


{% macro corroboration(settings, patterns, model) %}
    {#- Per pattern, the bits of all comparisons but those of names and categories that speak for one person. -#}
    select
        levels.pattern,
        cast(sum(weights.weight) as double) as weight
    from ({{ customer_360.pattern_levels(settings.comparisons, patterns) }}) as levels
    inner join (
        select
            comparison_number,
            level_number,
            greatest(log_ratio / cast(ln(2) as decimal(18, 12)), 0) as weight
        from ({{ customer_360.level_log_ratios(model) }}) as log_ratios
    ) as weights
        on
            levels.comparison_number = weights.comparison_number
            and levels.level_number = weights.level_number
    where levels.comparison_number in (
        -2
        {%- for comparison in settings.comparisons
            if comparison.kind not in ['given_name', 'family_name', 'middle_name', 'category'] -%}
        , {{ comparison.number }}
        {%- endfor -%}
    )
    group by levels.pattern
{% endmacro %}


{% macro rarity_total(comparisons) %}
    {#- The sum of the rarity of all values that a pair shares, over rarity_<number> of these comparisons. -#}
    {%- for comparison in comparisons -%}
        coalesce(rarity_{{ comparison.number }}.rarity_weight, 0){{ ' + ' if not loop.last }}
    {%- else -%}
        0
    {%- endfor -%}
{% endmacro %}


{% macro names_agree(pattern, settings) %}
    {#- Whether given names are alike, be it in their initial, and family names don't differ: what housemates don't share. -#}
    {%- set found = ['true'] -%}
    {%- for comparison in settings.comparisons if comparison.kind == 'given_name' -%}
        {%- do found.append(customer_360.pattern_level(pattern, comparison.number) ~ ' >= 3') -%}
    {%- endfor -%}
    {%- for comparison in settings.comparisons if comparison.kind == 'family_name' -%}
        {%- do found.append(customer_360.pattern_level(pattern, comparison.number) ~ ' != 1') -%}
    {%- endfor -%}
    {{- found | join(' and ') -}}
{% endmacro %}


{% macro first_model(levels, profiles) %}
    {#- The model before training: what is assumed of matches and housemates, and what chance does. #}
    with sizes as (
        select greatest(cast(count(*) as double), 2) as profile_count from {{ profiles }}
    ),

    first_shares as (
        select 'match' as pair_kind, comparison_number, level_number, match_share as share from {{ levels }}
        union all
        select 'household' as pair_kind, comparison_number, level_number, household_share as share from {{ levels }}
        union all
        select 'stranger' as pair_kind, comparison_number, level_number, random_share as share from {{ levels }}
        union all
        -- About one other record for each, before anything is known.
        select 'match' as pair_kind, -1 as comparison_number, 0 as level_number, 0.6 / profile_count as share from sizes
        union all
        select 'household' as pair_kind, -1 as comparison_number, 0 as level_number, 0.3 / profile_count as share from sizes
        union all
        select 'stranger' as pair_kind, -1 as comparison_number, 0 as level_number, 1 - 0.9 / profile_count as share from sizes
    )

    {{ customer_360.model_state('first_shares') }}
{% endmacro %}


{% macro count_values(comparisons, profiles) %}
    {#- A query with how many profiles bear each value of these comparisons. -#}
    {%- for comparison in comparisons %}
    select
        {{ comparison.number }} as comparison_number,
        {{ comparison.equal }} as equal_level,
        {{ customer_360.comparison_value(comparison, profiles) }} as compared_value,
        cast(count(*) as bigint) as profile_count
    from {{ profiles }}
    where {{ customer_360.comparison_value(comparison, profiles) }} is not null
    group by {{ customer_360.comparison_value(comparison, profiles) }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro compared_values(comparisons, relation) %}
    {#- The value of each of these comparisons as a column value_<number>. -#}
    {%- for comparison in comparisons %}
        {{ customer_360.comparison_value(comparison, relation) }} as value_{{ comparison.number }}{{ ',' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro equal_values(comparisons, pattern, relation) %}
    {#- The same, null where a pattern does not say that both records share the value. -#}
    {%- for comparison in comparisons %}
        case
            when {{ customer_360.pattern_level(pattern, comparison.number) }} = {{ comparison.equal }}
                then {{ customer_360.comparison_value(comparison, relation) }}
        end as value_{{ comparison.number }}{{ ',' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro join_rarity(comparisons, pairs, value_rarity) %}
    {#- Joins that bring the rarity of each shared value as rarity_<number>. -#}
    {%- for comparison in comparisons %}
    left join {{ value_rarity }} as rarity_{{ comparison.number }}
        on
            {{ pairs }}.value_{{ comparison.number }} = rarity_{{ comparison.number }}.compared_value
            and rarity_{{ comparison.number }}.comparison_number = {{ comparison.number }}
    {%- endfor %}
{% endmacro %}


{% macro matches_by_value(comparisons, pairs) %}
    {#- A query with how many of the pairs that share a value are one person's, as far as their patterns tell. -#}
    {%- for comparison in comparisons %}
    select
        {{ comparison.number }} as comparison_number,
        value_{{ comparison.number }} as compared_value,
        cast(sum(match_probability) as double) as pair_count
    from {{ pairs }}
    where {{ customer_360.pattern_level('pattern', comparison.number) }} = {{ comparison.equal }}
    group by value_{{ comparison.number }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}
