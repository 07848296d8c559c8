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


{% macro number_of_key(key) %}
    {#- The first 63 bits of a key of hexadecimal digits, as a whole number: numbers are in the order of their keys. -#}
    {{ return(adapter.dispatch('number_of_key', 'customer_360')(key)) }}
{% endmacro %}

{% macro default__number_of_key(key) -%}
    cast(floor(cast(conv(left({{ key }}, 16), 16, 10) as decimal(20, 0)) / 2) as bigint)
{%- endmacro %}

{% macro duckdb__number_of_key(key) -%}
    cast(cast('0x' || left({{ key }}, 16) as ubigint) >> 1 as bigint)
{%- endmacro %}
