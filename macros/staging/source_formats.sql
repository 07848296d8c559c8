{% macro source_formats(system, table) -%}
    {#-
        The forms of dates and times that the source's declaration lists, by column and in its order, so that
        staging reads a value exactly as the reader judged it. A unit test sees no sources: one that reads a date
        sets the forms by overriding this macro.
    -#}
    {%- set formats = {} -%}
    {%- if execute and graph.sources -%}
        {%- for column in customer_360.raw_table(system, table).columns -%}
            {%- do formats.update({column.name: column.formats}) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(formats) }}
{%- endmacro %}
