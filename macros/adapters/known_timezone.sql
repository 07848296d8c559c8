{% macro known_timezone(column) -%}
    {{ return(adapter.dispatch('known_timezone', 'customer_360')(column)) }}
{%- endmacro %}


{% macro duckdb__known_timezone(column) -%}
    case when {{ column }} in (select name from pg_timezone_names()) then {{ column }} end
{%- endmacro %}
