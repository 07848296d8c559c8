{% macro clean_id(column) -%}
    {#- For millions of rows: patterns would cost more than all the rest. -#}
    case
        when lower(trim({{ column }})) not in ('', 'null', 'none', 'nil', 'undefined', 'nan', 'n/a') then trim({{ column }})
    end
{%- endmacro %}
