{% macro quarantine_table() %}
    {#- The table that holds the text of rejected rows, in the attached database that nobody but the steward opens. -#}
    {{- return('quarantine.' ~ target.schema ~ '.rejected_text') -}}
{% endmacro %}


{% macro prepare_quarantine() %}
    {#- Run once before the models, which then only replace their own rows and so may run side by side. -#}
    {%- if customer_360.reads_files() -%}
        {%- set attached = run_query("select count(*) from duckdb_databases() where database_name = 'quarantine'") -%}
        {%- if attached.rows[0][0] == 0 -%}
            {{ exceptions.raise_compiler_error(
                "There is no database 'quarantine' for the text of rejected rows. Attach a file under that name in the"
                ~ " profile (`attach: [{path: .../quarantine.duckdb, alias: quarantine}]`)."
            ) }}
        {%- endif -%}
        create schema if not exists quarantine.{{ target.schema }};
        create table if not exists {{ customer_360.quarantine_table() }} (
            reject_key varchar,
            source_system varchar,
            source_entity varchar,
            file varchar,
            row_number bigint,
            reasons varchar,
            raw_text varchar
        );
    {%- endif -%}
{% endmacro %}


{% macro quarantine_rejected_rows() %}
    {#-
        Replaces what the quarantine holds of this base model. It runs after the model's own transaction,
        because one transaction can't write into two databases.
    -#}
    {%- if customer_360.reads_files() -%}
        {%- set system, entity = (this.identifier | replace('base_', '', 1)).split('__') -%}
        {%- set raw = customer_360.raw_table(system, entity) -%}
        begin transaction;
        delete from {{ customer_360.quarantine_table() }}
        where source_system = '{{ system }}' and source_entity = '{{ entity }}';
        insert into {{ customer_360.quarantine_table() }}
        with rejected_lines as (
            select
                *,
                unnest(range(row_number, _last_line + 1)) as _row_number
            from ({{ customer_360.rejected_rows(system, entity, this) }}) as rejected_rows
        )

        select
            rejected_lines.reject_key,
            rejected_lines.source_system,
            rejected_lines.source_entity,
            rejected_lines.file,
            rejected_lines.row_number,
            any_value(rejected_lines.reasons) as reasons,
            string_agg(lines._line, chr(10) order by lines._row_number) as raw_text
        from rejected_lines
        inner join ({{ customer_360.raw_text(raw, this) }}) as lines
            on rejected_lines.file = lines._file and rejected_lines._row_number = lines._row_number
        group by all;
        commit;
        drop table if exists {{ customer_360.raw_lines_name(raw) }};
        drop table if exists {{ customer_360.glued_lines_name(raw) }};
        drop table if exists {{ customer_360.fates_name(raw) }};
    {%- endif -%}
{% endmacro %}


{% macro raw_text(raw, relation) %}
    {#- A query of raw text by file and line: lines are at hand, a Parquet row is fetched once more where one is rejected. -#}
    {%- set places = 'select _file, _row_number from ' ~ relation ~ ' where len(_reject_reasons) > 0' -%}
    {%- set lines = [] -%}
    {%- if raw.form != 'parquet' -%}
        {%- do lines.append('select _file, _row_number, _line from ' ~ customer_360.raw_lines_name(raw)) -%}
    {%- elif run_query(places ~ ' limit 1').rows | length > 0 -%}
        {%- for group in customer_360.parquet_groups(customer_360.find_raw_files(raw)) -%}
            {%- do lines.append(customer_360.parquet_lines(group, places)) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(lines | join(' union all ') or 'select _file, _row_number, _line from (' ~ customer_360.no_raw_lines() ~ ') as no_lines') }}
{% endmacro %}


{% macro rejected_rows(system, entity, relation) -%}
    {#- The rows of a base model that are set aside, with their reasons as one text. -#}
    select
        {{ dbt_utils.generate_surrogate_key(["'" ~ system ~ "'", "'" ~ entity ~ "'", '_file', '_row_number']) }} as reject_key,
        '{{ system }}' as source_system,
        '{{ entity }}' as source_entity,
        _file as file,
        _row_number as row_number,
        _last_line,
        array_to_string(_reject_reasons, ', ') as reasons
    from {{ relation }}
    where len(_reject_reasons) > 0
{%- endmacro %}
