{# Reading labelled truth: who each record really is. #}

{% macro truth_records(path) %}
    {{- return(adapter.dispatch('truth_records', 'customer_360')(path)) -}}
{% endmacro %}


{% macro duckdb__truth_records(path) %}
    {%- set columns = ['source_system', 'source_entity', 'source_record_id', 'person_id', 'household_id'] -%}
    {%- set found = customer_360.label_columns(path) if execute and path else [] -%}
    {%- set missing = columns | reject('in', found) | reject('equalto', 'household_id') | list -%}
    {%- if found and missing -%}
        {{ exceptions.raise_compiler_error(
            "The labelled truth at " ~ path ~ " lacks " ~ missing | join(', ') ~ ". Its columns are "
            ~ columns | join(', ') ~ "; household_id may be missing."
        ) }}
    {%- endif %}
    select
        {%- for column in columns %}
        {{ column if column in found else 'cast(null as varchar)' }} as {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}
    {{ 'from ' ~ customer_360.label_rows(path) if found else 'where false' }}
{% endmacro %}


{% macro label_rows(path) -%}
    read_csv({{ customer_360.sql_text(path) }}, header = true, all_varchar = true, union_by_name = true)
{%- endmacro %}


{% macro label_columns(path) %}
    {#- The columns of the files at the path; none where there is no file. Who names a file for one run hears of it. -#}
    {%- if customer_360.list_files([path]) -%}
        {{ return(run_query('describe select * from ' ~ customer_360.label_rows(path)).columns[0].values() | map('lower') | list) }}
    {%- elif env_var('C360_TRUTH', '') -%}
        {%- do exceptions.warn("C360_TRUTH names " ~ path ~ ", where there is no file: nothing is measured.") -%}
    {%- endif -%}
    {{ return([]) }}
{% endmacro %}
