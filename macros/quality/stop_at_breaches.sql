{% macro stop_at_breaches(query, advice='') %}
    {#- The body of a test that stops with sentences, because dbt says how many rows a test returned and shows none of them. -#}
    {%- if execute and flags.WHICH in ['build', 'test', 'retry'] -%}
        {%- set breaches = run_query(query).columns[0].values() -%}
        {%- if breaches -%}
            {{ exceptions.raise_compiler_error(breaches | join('; ') ~ '.' ~ advice) }}
        {%- endif -%}
        select 'none' as breach
        where false
    {%- else -%}
        {{ query }}
    {%- endif -%}
{% endmacro %}
