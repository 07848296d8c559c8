{% test unique_combination_of_columns(model, combination_of_columns, quote_columns=false) %}
    {#- Fails on each combination of values that more than one row bears. -#}
    {%- set columns = [] -%}
    {%- for column in combination_of_columns -%}
        {%- do columns.append(adapter.quote(column) if quote_columns else column) -%}
    {%- endfor -%}
    {%- set column_list = columns | join(', ') %}

    select {{ column_list }}
    from {{ model }}
    group by {{ column_list }}
    having count(*) > 1
{% endtest %}

{% test expression_is_true(model, expression, column_name=none) %}
    {#- Fails on each row for which the expression (after the column, where one is given) is not true. -#}
    select 1 as failed
    from {{ model }}
    where not ({{ column_name ~ ' ' if column_name else '' }}{{ expression }})
{% endtest %}

{% test not_empty_string(model, column_name, trim_whitespace=true) %}
    {#- Fails on each row whose text is empty, after trimming unless told otherwise. -#}
    select 1 as failed
    from {{ model }}
    where {{ 'trim(' ~ column_name ~ ')' if trim_whitespace else column_name }} = ''
{% endtest %}

{% test accepted_range(model, column_name, min_value=none, max_value=none, inclusive=true) %}
    {#- Fails on each value outside the bounds; null passes. -#}
    {%- set or_equal = '=' if inclusive else '' %}

    select {{ column_name }}
    from {{ model }}
    where
        1 = 2
        {%- if min_value is not none %}
        or not {{ column_name }} >{{ or_equal }} {{ min_value }}
        {%- endif %}
        {%- if max_value is not none %}
        or not {{ column_name }} <{{ or_equal }} {{ max_value }}
        {%- endif %}
{% endtest %}

{% test equal_rowcount(model, compare_model) %}
    {#- Fails where the two relations don't hold the same number of rows. -#}
    select 1 as failed
    where (select count(*) from {{ model }}) != (select count(*) from {{ compare_model }})
{% endtest %}
