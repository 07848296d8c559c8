{#
    Rare values say more than common ones: how often the values occur that comparisons look at.
#}

{% macro comparison_value(comparison, relation) %}
    {#-
        The value that counts at a comparison's level `equal`, as its number in int_identity__profile_values. Equal initials are no equal
        names.
    -#}
    {%- set columns = [] -%}
    {%- for column in comparison.columns -%}
        {%- do columns.append(relation ~ '.' ~ column) -%}
    {%- endfor -%}
    {%- if comparison.kind == 'given_name' -%}
        case when {{ columns[0] }} not in ({{ customer_360.hashed_initials() | join(', ') }}) then {{ columns[0] }} end
    {%- elif columns | length == 1 -%}
        {{ columns[0] }}
    {%- else -%}
        case when {{ columns | join(' is not null and ') }} is not null then {{ customer_360.hash_of(columns) }} end
    {%- endif -%}
{% endmacro %}


{% macro hashed_initials() %}
    {#- The numbers that stand for single letters in int_identity__profile_values. -#}
    {%- set numbers = [] -%}
    {%- for letter in 'abcdefghijklmnopqrstuvwxyz' -%}
        {%- do numbers.append(customer_360.hash_of(["'" ~ letter ~ "'"])) -%}
    {%- endfor -%}
    {{ return(numbers) }}
{% endmacro %}


{% macro valued_comparisons(settings) %}
    {#- The comparisons in which a rare value says more than a common one. -#}
    {%- set found = [] -%}
    {%- for comparison in settings.comparisons if comparison.equal -%}
        {%- do found.append(comparison) -%}
    {%- endfor -%}
    {{ return(found) }}
{% endmacro %}


{% macro counted_records() -%}
    {#-
        How many records a profile counts as, over its column record_count. Records equal in everything are one person's as a rule,
        but a thousand copies of one record show no more than two.
    -#}
    least(record_count, 2)
{%- endmacro %}


{% macro count_shared_values(comparisons, profiles) %}
    {#- A query with how many records bear each value of these comparisons that several bear. -#}
    {%- for comparison in comparisons %}
    select
        {{ comparison.number }} as comparison_number,
        {{ comparison.equal }} as equal_level,
        {{ customer_360.comparison_value(comparison, profiles) }} as compared_value,
        cast(sum({{ customer_360.counted_records() }}) as bigint) as record_count
    from {{ profiles }}
    where {{ customer_360.comparison_value(comparison, profiles) }} is not null
    group by {{ customer_360.comparison_value(comparison, profiles) }}
    having sum({{ customer_360.counted_records() }}) > 1
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro count_filled(comparisons, profiles) %}
    {#- A query with how many records have any value of each of these comparisons. -#}
    {%- for comparison in comparisons %}
    select
        {{ comparison.number }} as comparison_number,
        {{ comparison.equal }} as equal_level,
        cast(coalesce(sum(
            case
                when {{ customer_360.comparison_value(comparison, profiles) }} is not null
                    then {{ customer_360.counted_records() }}
            end
        ), 0) as bigint) as record_count
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


{% macro with_rarities(pairs, comparisons, profile_values, value_rarity) %}
    {#- A query with the columns of pairs and, as rarity_<number>, the rarity of the first profile's value of these comparisons. -#}
    select
        pairs.*
        {%- for comparison in comparisons %},
        rarity_{{ comparison.number }}.rarity_weight as rarity_{{ comparison.number }}
        {%- endfor %}
    from {{ pairs }} as pairs
    inner join {{ profile_values }} as valued on pairs.profile_a = valued.profile_id
    {%- for comparison in comparisons %}
    left join {{ value_rarity }} as rarity_{{ comparison.number }}
        on
            case
                when {{ customer_360.pattern_level('pairs.pattern', comparison.number) }} = {{ comparison.equal }}
                    then {{ customer_360.comparison_value(comparison, 'valued') }}
            end = rarity_{{ comparison.number }}.compared_value
            and rarity_{{ comparison.number }}.comparison_number = {{ comparison.number }}
    {%- endfor %}
{% endmacro %}


{% macro rarity_total(comparisons, rarities) %}
    {#- The sum of the rarity of those values that a pair shares. -#}
    {%- for comparison in comparisons %}
        coalesce({{ rarities }}.rarity_{{ comparison.number }}, 0){{ ' +' if not loop.last }}
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
