{% macro gate_result_columns() %}
    {#- What a gate writes per run and expectation: column and type, in order. -#}
    {{ return({
        'gate': dbt.type_string(),
        'run_id': dbt.type_string(),
        'run_started_at': dbt.type_timestamp(),
        'table_name': dbt.type_string(),
        'expectation': dbt.type_string(),
        'column_name': dbt.type_string(),
        'severity': dbt.type_string(),
        'success': dbt.type_boolean(),
        'observed_value': dbt.type_string(),
        'unexpected_count': dbt.type_bigint(),
        'element_count': dbt.type_bigint(),
        'message': dbt.type_string(),
    }) }}
{% endmacro %}


{% macro gate_results_query() %}
    {%- for gate in [ref('gate_sources'), ref('gate_identity'), ref('gate_customers')] %}
        select
            {{ customer_360.gate_result_columns().keys() | join(',\n            ') }}
        from {{ gate }}
        {% if not loop.last %}union all{% endif %}
    {%- endfor %}
{% endmacro %}


{% macro prepare_gate_results() %}
    {#-
        A run that stops at its first gate never builds what lies below, so the view on the gates and the
        tables under it are made beforehand where they are missing.
    -#}
    {%- set gates = [ref('gate_sources'), ref('gate_identity'), ref('gate_customers')] -%}
    {%- set view = ref('gate_results') -%}
    {%- if execute and flags.WHICH in ('build', 'run', 'retry') -%}
        {%- set columns = [] -%}
        {%- for name, type in customer_360.gate_result_columns().items() -%}
            {%- do columns.append(name ~ ' ' ~ type) -%}
        {%- endfor -%}
        {%- for gate in gates %}
            create schema if not exists {{ gate.without_identifier() }};
            create table if not exists {{ gate }} ({{ columns | join(', ') }});
            {%- do adapter.cache_added(gate.incorporate(type='table')) %}
        {%- endfor %}
        create schema if not exists {{ view.without_identifier() }};
        create view if not exists {{ view }} as {{ customer_360.gate_results_query() }};
        {%- do adapter.cache_added(view.incorporate(type='view')) %}
    {%- endif -%}
{% endmacro %}


{% macro drop_staging_copy(relation) %}
    {#- An incremental Python model leaves its new rows behind, in a table of the default schema. -#}
    {{ return(adapter.dispatch('drop_staging_copy', 'customer_360')(relation)) }}
{% endmacro %}


{% macro default__drop_staging_copy(relation) %}{% endmacro %}


{% macro duckdb__drop_staging_copy(relation) %}
    {%- if execute -%}
        {%- set found = run_query(
            "select table_name from duckdb_tables() where database_name = current_database()"
            ~ " and schema_name = 'main' and starts_with(table_name, '" ~ relation.identifier ~ "__dbt_tmp')"
        ) -%}
        {%- for row in found %}
            drop table if exists main.{{ adapter.quote(row['table_name']) }};
        {%- endfor -%}
    {%- endif -%}
{% endmacro %}
