{% macro union_by_name(relations, columns) %}
    {#- One select over relations that each have some of the columns; what a relation lacks is null. -#}
    {{ return(adapter.dispatch('union_by_name', 'customer_360')(relations, columns)) }}
{% endmacro %}


{% macro default__union_by_name(relations, columns) %}
    select
        {%- for column, type in columns.items() %}
        cast(null as {{ type }}) as {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}
    where false
    {%- for relation in relations %}
    union all by name
    select * from {{ relation }}
    {%- endfor %}
{% endmacro %}
