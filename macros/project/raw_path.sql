{% macro raw_path() %}
    {#- Where the raw extracts lie, without a slash at the end: C360_RAW, else the setting raw_path. -#}
    {%- set path = env_var('C360_RAW', '') or var('raw_path', 'data/raw') -%}
    {{ return(path.rstrip('/')) }}
{% endmacro %}


{% macro system_is_on(system) %}
    {#- Whether the company has the system; one that `vars: systems:` doesn't name is on. -#}
    {{ return(customer_360.given_group('systems').get(system, true)) }}
{% endmacro %}
