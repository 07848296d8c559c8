{% macro clean_id(column) -%}
    {#- For millions of rows: patterns would cost more than all the rest, and long texts are no word for nothing. -#}
    case
        when
            length({{ column }}) > 16
            or lower(trim({{ column }})) not in ('', 'null', 'none', 'nil', 'undefined', 'nan', 'n/a')
            then trim({{ column }})
    end
{%- endmacro %}
