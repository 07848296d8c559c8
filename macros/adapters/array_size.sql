{% macro array_size(expression) -%}
    {{ return(adapter.dispatch('array_size', 'customer_360')(expression)) }}
{%- endmacro %}


{% macro default__array_size(expression) -%}
    cardinality({{ expression }})
{%- endmacro %}


{% macro duckdb__array_size(expression) -%}
    len({{ expression }})
{%- endmacro %}
