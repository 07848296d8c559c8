{# Building blocks that let an expression name a value, look a value up, or take the first that fits. #}

{% macro let(name, value, body) %}
    {%- if var('lint', false) -%}{{ return(value) }}{%- endif -%}
    {{- return(adapter.dispatch('let', 'customer_360')(name, value, body)) -}}
{% endmacro %}

{% macro default__let(name, value, body) -%}
    {{ customer_360.worked_out_once(name, value, body) }}
{%- endmacro %}

{% macro duckdb__let(name, value, body) -%}
    {#- DuckDB finds a value that stands there several times, and evaluates it once. In a lambda it would compile the patterns
        of the body anew for every 2,048 rows, which takes longer than to apply them. -#}
    ({{ modules.re.sub('\\b' ~ name ~ '\\b', ('(' ~ value ~ ')') | replace('\\', '\\\\'), body) }})
{%- endmacro %}

{% macro worked_out_once(name, value, body) %}
    {#- For a value so long that it shouldn't stand in its places, as `let` puts it there. -#}
    {%- if var('lint', false) -%}{{ return(value) }}{%- endif -%}
    {{- return(adapter.dispatch('worked_out_once', 'customer_360')(name, value, body)) -}}
{% endmacro %}

{% macro default__worked_out_once(name, value, body) -%}
    list_transform([{{ value }}], lambda {{ name }}: {{ body }})[1]
{%- endmacro %}

{% macro first_where(name, values, condition) %}
    {%- if var('lint', false) -%}{{ return(values[0]) }}{%- endif -%}
    {{- return(adapter.dispatch('first_where', 'customer_360')(name, values, condition)) -}}
{% endmacro %}

{% macro default__first_where(name, values, condition) -%}
    {#- One value after the other: those behind the first that fits are never worked out. -#}
    coalesce(
    {%- for value in values %}
        list_filter([{{ value }}], lambda {{ name }}: {{ condition }})[1],
    {%- endfor %}
        null
    )
{%- endmacro %}

{% macro lookup(value, entries) %}
    {%- if var('lint', false) -%}{{ return(value) }}{%- endif -%}
    {{- return(adapter.dispatch('lookup', 'customer_360')(value, entries)) -}}
{% endmacro %}

{% macro default__lookup(value, entries) -%}
    map_extract_value(
        map({{ customer_360.sql_list(entries.keys()) }}, {{ customer_360.sql_list(entries.values()) }}), {{ value }}
    )
{%- endmacro %}


{% macro pattern_level(pattern, number) %}
    {#- The level of one comparison in a pattern, which holds three bits for each. -#}
    {{ return(adapter.dispatch('pattern_level', 'customer_360')(pattern, number)) }}
{% endmacro %}

{% macro default__pattern_level(pattern, number) -%}
    cast(({{ pattern }} >> {{ 3 * number }}) & 7 as integer)
{%- endmacro %}
