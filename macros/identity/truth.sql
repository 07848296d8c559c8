{% macro truth_path() %}
    {{ return(env_var('C360_TRUTH', '') or customer_360.settings('identity').truth_path) }}
{% endmacro %}


{% macro truth_records(path) %}
    {#- The labels of a truth file, all as text; no rows where there is no such file. -#}
    {{ return(adapter.dispatch('truth_records', 'customer_360')(path)) }}
{% endmacro %}


{% macro default__truth_records(path) %}
    {%- set columns = ['source_system', 'source_entity', 'source_record_id', 'person_id', 'household_id'] -%}
    {%- set literal = "'" ~ (path | string | replace("'", "''")) ~ "'" -%}
    {%- set has_file = false -%}
    {%- if execute and path -%}
        {%- set has_file = (run_query('select count(*) from glob(' ~ literal ~ ')').columns[0].values()[0] | int) > 0 -%}
    {%- endif -%}
    {%- if has_file %}
    select {{ columns | join(', ') }}
    from read_csv({{ literal }}, header = true, all_varchar = true)
    {%- else %}
    select
        {%- for column in columns %}
        cast(null as {{ dbt.type_string() }}) as {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}
    where false
    {%- endif %}
{% endmacro %}
