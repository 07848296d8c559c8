{% macro raw_tables() %}
    {#- All raw tables as pairs of system and table. -#}
    {%- set pairs = [] -%}
    {%- for name in var('raw_tables', none) or [] -%}
        {%- do pairs.append((name.split('.')[0], name.split('.')[-1])) -%}
    {%- endfor -%}
    {{ return(pairs) }}
{% endmacro %}


{% macro raw_files() %}
    {#- A query with one row per raw file that the declared patterns find; none where nothing is read. -#}
    {%- set names = ['source_system', 'source_entity', 'file', 'path', 'form', 'delimiter', 'encoding'] -%}
    select
        {%- for name in names %}
        cast(null as {{ dbt.type_string() }}) as {{ name }}{{ ',' if not loop.last }}
        {%- endfor %}
    where false
    {%- for system, table in customer_360.raw_tables() -%}
        {%- do source(system, table) -%}
        {%- if customer_360.reads_files() and customer_360.system_is_on(system) -%}
            {%- set raw = customer_360.raw_table(system, table) %}
    union all
    select
        '{{ system }}' as source_system,
        '{{ table }}' as source_entity,
        {{ customer_360.shown_path_of('found.file') }} as file,
        found.file as path,
        '{{ raw.form }}' as form,
        {{ customer_360.sql_text(raw.delimiter) }} as delimiter,
        '{{ raw.encoding }}' as encoding
    from ({{ customer_360.files_query([raw.path, raw.path ~ '.gz']) }}) as found
        {%- endif -%}
    {%- endfor -%}
{% endmacro %}


{% macro own_sources() %}
    {#- The names of the models that bring identity what no raw table does: those of a project that installs this one. -#}
    {%- set settings = customer_360.identity_settings() -%}
    {%- set systems = customer_360.raw_tables() | map('first') | unique | list -%}
    {%- set found = [] -%}
    {%- for name in settings.sources + settings.evidence if name.split('__')[0].removeprefix('stg_') not in systems -%}
        {%- do found.append(name) -%}
    {%- endfor -%}
    {{ return(found) }}
{% endmacro %}
