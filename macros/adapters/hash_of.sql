{% macro hash_of(expressions) %}
    {#- A whole number of 64 bits that equal values have in common, null being a value, and other values hardly ever. -#}
    {{ return(adapter.dispatch('hash_of', 'customer_360')(expressions)) }}
{% endmacro %}

{% macro default__hash_of(expressions) -%}
    {#- It passes over nulls, so that a value would count the same in any column. -#}
    xxhash64(
    {%- for expression in expressions %}
        coalesce(cast({{ expression }} as {{ dbt.type_string() }}), chr(0)){{ ',' if not loop.last }}
    {%- endfor %}
    )
{%- endmacro %}

{% macro duckdb__hash_of(expressions) %}hash({{ expressions | join(', ') }}){% endmacro %}
