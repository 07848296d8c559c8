{% macro union_of_selling_systems(contract, columns) %}
    {#- The contract's columns are named, so that a system may bring more of its own. -#}
    {%- set sources = customer_360.settings('orders')['sources'] -%}
    {%- if not sources or sources is string -%}
        {{ exceptions.raise_compiler_error("vars: orders: sources: must list at least one selling system.") }}
    {%- endif -%}
    {%- for source in sources %}
    select
        {{ columns | join(',\n        ') }}
    from {{ ref('stg_' ~ source ~ '__' ~ contract) }}
    {% if not loop.last %}
    union all
    {% endif %}
    {%- endfor -%}
{% endmacro %}
