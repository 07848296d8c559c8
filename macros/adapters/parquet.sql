{# Reading Parquet files: columns by name, in the files' own types, each value shown as text. #}

{% macro parquet_groups(files) %}
    {{- return(adapter.dispatch('parquet_groups', 'customer_360')(files)) -}}
{% endmacro %}


{% macro duckdb__parquet_groups(files) %}
    {#- Files with the same fields in the same types: per group its files with their numbers, and its fields. -#}
    {%- set schemas -%}
        select
            file_name,
            md5(cast(list((name, type, repetition_type, num_children, duckdb_type) order by place) as varchar)) as fields
        from (
            select
                *,
                row_number() over () as place
            from parquet_schema({{ customer_360.sql_list(files) }})
        ) as elements
        group by file_name
    {%- endset -%}
    {%- set fields_of = {} -%}
    {%- for row in (run_query(schemas).rows if files else []) -%}
        {%- do fields_of.update({row['file_name']: row['fields']}) -%}
    {%- endfor -%}
    {%- set groups = {} -%}
    {%- set folder = customer_360.raw_path() ~ '/' -%}
    {%- for file in files -%}
        {%- do groups.setdefault(fields_of[file], []).append({
            'path': file, 'shown': file[folder | length:] if file.startswith(folder) else file, 'number': loop.index
        }) -%}
    {%- endfor -%}
    {%- set described = [] -%}
    {%- for group in groups.values() -%}
        {%- set fields = [] -%}
        {%- for row in run_query(
            'describe select * from read_parquet(' ~ customer_360.sql_text(group[0].path) ~ ')'
        ).rows -%}
            {%- do fields.append({'name': row['column_name'], 'type': row['column_type']}) -%}
        {%- endfor -%}
        {%- do described.append({'files': group, 'fields': fields}) -%}
    {%- endfor -%}
    {{ return(described) }}
{% endmacro %}


{% macro parquet_scan(raw, group) %}
    {{- return(adapter.dispatch('parquet_scan', 'customer_360')(raw, group)) -}}
{% endmacro %}


{% macro duckdb__parquet_scan(raw, group) -%}
    select
        {% for column in raw.columns -%}
        {{ customer_360.parquet_text(customer_360.parquet_field(group, column), column.path) }} as {{ column.name }},
        {% endfor -%}
        {{ customer_360.parquet_place(group) }},
        file_row_number + 1 as _last_line,
        cast(null as varchar) as _defect
    from {{ customer_360.read_parquet(group) }} as parquet
    {% if raw.only_places -%}
    where ({{ customer_360.parquet_file_number(group) }}, file_row_number + 1) in ({{ raw.only_places }})
    {%- endif %}
{%- endmacro %}


{% macro read_parquet(group) -%}
    read_parquet({{ customer_360.sql_list(group.files | map(attribute='path')) }})
{%- endmacro %}


{% macro parquet_place(group) -%}
    {{ customer_360.sql_list(group.files | map(attribute='shown')) }}[cast(file_index as bigint) + 1] as _file,
        {{ customer_360.parquet_file_number(group) }} as _file_number,
        file_row_number + 1 as _row_number
{%- endmacro %}


{% macro parquet_file_number(group) -%}
    cast([{{ group.files | map(attribute='number') | join(', ') }}][cast(file_index as bigint) + 1] as bigint)
{%- endmacro %}


{% macro parquet_text(field, path) -%}
    {#- A value as text: nested ones as JSON, bytes as what they spell in UTF-8, or else as bytes. -#}
    {%- if not field -%}
    cast(null as varchar)
    {%- else -%}
    {%- set name = '"' ~ field.name | replace('"', '""') ~ '"' -%}
    {%- if '.' in path -%}
    nullif(json_extract_string(to_json({{ name }}), '$.{{ path.split('.', 1)[1] }}'), '')
    {%- elif field.type == 'BLOB' -%}
    nullif(coalesce(try(decode({{ name }})), cast({{ name }} as varchar)), '')
    {%- elif field.type.startswith('STRUCT') or field.type.startswith('MAP') or field.type.endswith(']') -%}
    cast(to_json({{ name }}) as varchar)
    {%- else -%}
    nullif(cast({{ name }} as varchar), '')
    {%- endif -%}
    {%- endif -%}
{%- endmacro %}


{% macro parquet_lines(group, places) %}
    {{- return(adapter.dispatch('parquet_lines', 'customer_360')(group, places)) -}}
{% endmacro %}


{% macro duckdb__parquet_lines(group, places) -%}
    {#- The rows at some places (a query of _file and _row_number) as lines of JSON. -#}
    select
        _file,
        _row_number,
        cast(to_json(parquet_row) as varchar) as _line
    from (
        select
            parquet as parquet_row,
            {{ customer_360.parquet_place(group) }}
        from {{ customer_360.read_parquet(group) }} as parquet
    ) as placed
    where (_file, _row_number) in ({{ places }})
{%- endmacro %}
