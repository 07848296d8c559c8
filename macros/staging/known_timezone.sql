{% macro known_timezone(column) -%}
    {#- A time zone's name if there is such a zone, so that the default can stand in for one that nobody knows. -#}
    case
        when {{ clean_text(column) }} in ('{{ customer_360.time_zones() | join("', '") }}')
            then {{ clean_text(column) }}
    end
{%- endmacro %}
