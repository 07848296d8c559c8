{#
    The model of Fellegi and Sunter, with three kinds of pairs in place of two: records of one person (match), of two people
    who live together (household), and of strangers. docs/identity.md explains it.
#}

{% macro pattern_of(comparisons, record_a, record_b) %}
    {#- The levels of all comparisons of a pair in one number, three bits each. -#}
    {%- for comparison in comparisons %}
        cast({{ customer_360.comparison_level(comparison, record_a, record_b) }} as bigint) * {{ 8 ** comparison.number }}
        {{- ' +' if not loop.last }}
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
    {#-
        Per pattern, the bits of all comparisons but those of names and categories that speak for one person. A third name counts where it
        is equal and no mere initial.
    -#}
    select
        levels.pattern,
        cast(sum(weights.weight) as double) as weight
    from ({{ customer_360.pattern_levels(settings.comparisons, patterns) }}) as levels
    inner join (
        select
            comparison_number,
            level_number,
            -- Decimals, because what is divided is a double, and a sum of those depends on the order of rows.
            cast(greatest(log_ratio / cast(ln(2) as decimal(18, 12)), 0) as decimal(28, 12)) as weight
        from ({{ customer_360.level_log_ratios(model) }}) as log_ratios
    ) as weights
        on
            levels.comparison_number = weights.comparison_number
            and levels.level_number = weights.level_number
    where
        levels.comparison_number in (
            -2
            {%- for comparison in settings.comparisons
                if comparison.kind not in ['given_name', 'family_name', 'middle_name', 'gender', 'category'] -%}
            , {{ comparison.number }}
            {%- endfor -%}
        )
        {%- for comparison in settings.comparisons if comparison.kind == 'middle_name' %}
        or levels.comparison_number = {{ comparison.number }}
        and levels.level_number = {{ comparison.levels.index('equal') + 1 }}
        {%- endfor %}
    group by levels.pattern
{% endmacro %}


{% macro household_margin(pattern, settings) %}
    {#-
        By how many bits a pair that could be two housemates has to be likelier one person's. Names agree where given names are
        alike and family names don't differ; by an initial or another name only beside a family name without a slip.
    -#}
    {%- set agreed = ['true'] -%}
    {%- set given, family = [], [] -%}
    {%- for comparison in settings.comparisons -%}
        {%- set level = customer_360.pattern_level(pattern, comparison.number) -%}
        {%- if comparison.kind == 'given_name' -%}
            {%- do given.append(level) -%}
            {%- do agreed.append(level ~ ' >= 3') -%}
        {%- elif comparison.kind == 'family_name' -%}
            {%- do family.append(level) -%}
            {%- do agreed.append(level ~ ' != 1') -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for level in given -%}
        {%- for other in family -%}
            {%- do agreed.append('not (' ~ level ~ ' = 3 and ' ~ other ~ ' in (2, 3))') -%}
        {%- endfor -%}
    {%- endfor -%}
    case
        when {{ agreed | join(' and ') }} then {{ settings.household_margin.names_agree }}
        else {{ settings.household_margin.otherwise }}
    end
{%- endmacro %}
