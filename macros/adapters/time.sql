{# Reading times from text, and moving them between zones. #}

{% macro try_parse_time(value, format) %}
    {{- return(adapter.dispatch('try_parse_time', 'customer_360')(value, format)) -}}
{% endmacro %}

{% macro default__try_parse_time(value, format) -%}
    {#- The blank at the end, which a pattern skips, keeps DuckDB's parser from reading beyond a text that is shorter than
        its pattern: without it a build crashed now and then with a segmentation fault. -#}
    try_strptime({{ value }} || ' ', {{ customer_360.sql_text(format) }})
{%- endmacro %}

{% macro microseconds(value) %}
    {{- return(adapter.dispatch('microseconds', 'customer_360')(value)) -}}
{% endmacro %}

{% macro default__microseconds(value) -%}
    epoch_us({{ value }})
{%- endmacro %}

{% macro local_to_utc(value, timezone) %}
    {{- return(adapter.dispatch('local_to_utc', 'customer_360')(value, timezone)) -}}
{% endmacro %}

{% macro default__local_to_utc(value, timezone) -%}
    (({{ value }}) at time zone {{ timezone }}) at time zone 'UTC'
{%- endmacro %}

{% macro instant_to_utc(value) %}
    {{- return(adapter.dispatch('instant_to_utc', 'customer_360')(value)) -}}
{% endmacro %}

{% macro default__instant_to_utc(value) -%}
    ({{ value }}) at time zone 'UTC'
{%- endmacro %}
