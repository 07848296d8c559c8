{#
    Rare values say more than common ones: how often the values occur that comparisons look at.
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


{% macro count_shared_values(comparisons, profiles) %}
    {#- A query with how many profiles bear each value of these comparisons that several bear. -#}
    {%- for comparison in comparisons %}
    select
        {{ comparison.number }} as comparison_number,
        {{ comparison.equal }} as equal_level,
        {{ customer_360.comparison_value(comparison, profiles) }} as compared_value,
        cast(count(*) as bigint) as profile_count
    from {{ profiles }}
    where {{ customer_360.comparison_value(comparison, profiles) }} is not null
    group by {{ customer_360.comparison_value(comparison, profiles) }}
    having count(*) > 1
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro count_filled(comparisons, profiles) %}
    {#- A query with how many profiles have any value of each of these comparisons. -#}
    {%- for comparison in comparisons %}
    select
        {{ comparison.number }} as comparison_number,
        {{ comparison.equal }} as equal_level,
        count({{ customer_360.comparison_value(comparison, profiles) }}) as profile_count
    from {{ profiles }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro compared_values(comparisons, relation) %}
    {#- The value of each of these comparisons as a column value_<number>. -#}
    {%- for comparison in comparisons %}
        {{ customer_360.comparison_value(comparison, relation) }} as value_{{ comparison.number }}{{ ',' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro profile_rarities(comparisons, profiles, value_rarity) %}
    {#- A query with the rarity of each profile's value of these comparisons as rarity_<number>. -#}
    select
        valued.profile_id
        {%- for comparison in comparisons %},
        rarity_{{ comparison.number }}.rarity_weight as rarity_{{ comparison.number }}
        {%- endfor %}
    from (
        select
            profiles.profile_id
            {{- ',' if comparisons }}
            {{ customer_360.compared_values(comparisons, 'profiles') }}
        from {{ profiles }} as profiles
    ) as valued
    {%- for comparison in comparisons %}
    left join {{ value_rarity }} as rarity_{{ comparison.number }}
        on
            valued.value_{{ comparison.number }} = rarity_{{ comparison.number }}.compared_value
            and rarity_{{ comparison.number }}.comparison_number = {{ comparison.number }}
    {%- endfor %}
{% endmacro %}


{% macro rarity_total(comparisons, pattern, rarities) %}
    {#- The sum of the rarity of those values that a pair shares, by its pattern. -#}
    {%- for comparison in comparisons %}
        case
            when {{ customer_360.pattern_level(pattern, comparison.number) }} = {{ comparison.equal }}
                then coalesce({{ rarities }}.rarity_{{ comparison.number }}, 0)
            else 0
        end{{ ' +' if not loop.last }}
    {%- else %}
        0
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
