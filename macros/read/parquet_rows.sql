{% macro parquet_rows(raw) -%}
    {#-
        CTEs up to `rows_read`: one row per row of the files, the declared columns as text. Files with equal columns are
        read in one scan; files whose columns differ are not forced into common types, which could change a value.
    -#}
    rows_read as not materialized (

        {% for group in raw.groups or [] -%}
        {{ customer_360.parquet_scan(raw, group) }}
        {{ 'union all' if not loop.last }}
        {% endfor %}

    )
{%- endmacro %}


{% macro parquet_field(group, column) %}
    {#- The field of the files in which a declared column lies, none where they have no such field. -#}
    {%- set wanted = column.path.split('.')[0] | lower -%}
    {%- set found = [] -%}
    {%- for field in group.fields
        if modules.re.sub('[^a-z0-9]+', '_', field.name | trim | lower) == wanted -%}
        {%- do found.append(field) -%}
    {%- endfor -%}
    {{ return(found[0] if found else none) }}
{% endmacro %}
