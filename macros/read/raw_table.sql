{% macro raw_table(system, table) %}
    {#- What _<system>__sources.yml declares about a raw table, with the defaults filled in. -#}
    {%- set node = customer_360.source_node(system, table) -%}
    {%- set meta = node.config.meta -%}
    {%- if meta.form not in ['csv', 'jsonl', 'json', 'parquet'] -%}
        {{ exceptions.raise_compiler_error(
            system ~ "." ~ table ~ ": form '" ~ meta.form ~ "' is none of csv, jsonl, json, parquet."
        ) }}
    {%- endif -%}
    {%- set columns = [] -%}
    {%- for column in node.columns.values() -%}
        {%- set declared = {
            'name': column.name, 'path': column.name, 'type': 'text', 'formats': [], 'decimal_mark': '.',
            'required': false, 'strict': false, 'values': none, 'min': none, 'not_zero': false
        } -%}
        {%- do declared.update(column.config.meta) -%}
        {%- do columns.append(declared) -%}
    {%- endfor -%}
    {%- set path = (var('source_paths', none) or {}).get(
        system ~ '.' ~ table, customer_360.raw_path() ~ '/' ~ meta.path
    ) -%}
    {{ return({
        'system': system,
        'table': table,
        'name': system ~ '.' ~ table,
        'form': meta.form,
        'path': path,
        'files': [],
        'headers': [],
        'delimiter': meta.get('delimiter', ','),
        'encoding': meta.get('encoding', 'utf-8'),
        'optional': meta.get('optional', false),
        'key': meta.key,
        'version_column': meta.get('version_column'),
        'columns': columns,
    }) }}
{% endmacro %}


{% macro source_node(system, table) %}
    {#- The node of a raw table in dbt's graph; stops the run where nobody declared it. -#}
    {%- for node in graph.sources.values()
        if node.package_name == 'customer_360' and node.source_name == system and node.name == table -%}
        {{ return(node) }}
    {%- endfor -%}
    {{ exceptions.raise_compiler_error(
        "No raw table " ~ system ~ "." ~ table ~ " is declared in models/staging/" ~ system ~ "/_"
        ~ system ~ "__sources.yml."
    ) }}
{% endmacro %}
