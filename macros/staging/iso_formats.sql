{% macro iso_formats() -%}
    {#- The forms of an ISO 8601 timestamp that systems write, most precise first; without a zone it is UTC. -#}
    {{ return([
        '%Y-%m-%dT%H:%M:%SZ', '%Y-%m-%dT%H:%M:%S.%fZ', '%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d'
    ]) }}
{%- endmacro %}
