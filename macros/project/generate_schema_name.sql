{% macro generate_schema_name(custom_schema_name, node) -%}
    {#- Schemas are part of the public interface, so they bear their own names, without a prefix. -#}
    {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
