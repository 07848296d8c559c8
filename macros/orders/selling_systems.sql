{% macro order_settings() %}
    {%- set settings = customer_360.settings('orders') -%}
    {%- set sources = settings['sources'] -%}
    {%- if not sources or sources is string or (sources | unique | list | length) < (sources | length) -%}
        {{ exceptions.raise_compiler_error(
            "vars: orders: sources: must list at least one selling system, and each once."
        ) }}
    {%- endif -%}
    {%- if settings['max_rate_age_days'] is not integer or settings['max_rate_age_days'] < 1 -%}
        {{ exceptions.raise_compiler_error(
            "vars: orders: max_rate_age_days: '" ~ settings['max_rate_age_days'] ~ "' is no number of days from 1."
        ) }}
    {%- endif -%}
    {{ return(settings) }}
{% endmacro %}


{% macro union_of_selling_systems(contract, columns) %}
    {#- The contract's columns are named, so that a system may bring more of its own. -#}
    {%- set sources = customer_360.order_settings()['sources'] -%}
    {%- for source in sources %}
    select
        {{ columns | join(',\n        ') }}
    from {{ ref('stg_' ~ source ~ '__' ~ contract) }}
    {% if not loop.last %}
    union all
    {% endif %}
    {%- endfor -%}
{% endmacro %}
