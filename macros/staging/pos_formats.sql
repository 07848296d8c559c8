{% macro pos_formats() -%}
    {#- The forms in which the tills write a point in time, in the local time of their store. -#}
    {{ return(['%d.%m.%Y %H:%M', '%d.%m.%Y %H:%M:%S', '%d.%m.%Y']) }}
{%- endmacro %}
