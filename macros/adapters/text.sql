{# Text functions whose name or syntax differs between engines. Patterns keep to what RE2 and Java share. #}

{% macro sql_text(value) %}'{{ value | replace("'", "''") }}'{% endmacro %}

{% macro sql_list(values) -%}
    {#- written out, because a list may hold a file for each day of years -#}
    [{% for value in values %}'{{ value | replace("'", "''") }}'{{ ', ' if not loop.last }}{% endfor %}]
{%- endmacro %}

{% macro regex_replace(value, pattern, replacement) %}
    {%- if var('lint', false) -%}{{ return(value) }}{%- endif -%}
    {{- return(adapter.dispatch('regex_replace', 'customer_360')(value, pattern, replacement)) -}}
{% endmacro %}

{% macro default__regex_replace(value, pattern, replacement) -%}
    {#- sql_text, written out: there are thousands of these in a parse -#}
    regexp_replace({{ value }}, '{{ pattern | replace("'", "''") }}', '{{ replacement | replace("'", "''") }}', 'g')
{%- endmacro %}

{% macro regex_extract(value, pattern, group=0) %}
    {%- if var('lint', false) -%}{{ return(value) }}{%- endif -%}
    {{- return(adapter.dispatch('regex_extract', 'customer_360')(value, pattern, group)) -}}
{% endmacro %}

{% macro default__regex_extract(value, pattern, group=0) -%}
    regexp_extract({{ value }}, {{ customer_360.sql_text(pattern) }}, {{ group }})
{%- endmacro %}

{% macro regex_matches(value, pattern) %}
    {{- return(adapter.dispatch('regex_matches', 'customer_360')(value, pattern)) -}}
{% endmacro %}

{% macro default__regex_matches(value, pattern) -%}
    regexp_matches({{ value }}, {{ customer_360.sql_text(pattern) }})
{%- endmacro %}

{% macro regex_map(value, pattern, name, body) %}
    {%- if var('lint', false) -%}{{ return(value) }}{%- endif -%}
    {{- return(adapter.dispatch('regex_map', 'customer_360')(value, pattern, name, body)) -}}
{% endmacro %}

{% macro default__regex_map(value, pattern, name, body) -%}
    array_to_string(
        list_transform(
            regexp_extract_all({{ value }}, {{ customer_360.sql_text(pattern) }}), lambda {{ name }}: {{ body }}
        ), ''
    )
{%- endmacro %}

{% macro map_words(value, name, body) %}
    {%- if var('lint', false) -%}{{ return(value) }}{%- endif -%}
    {{- return(adapter.dispatch('map_words', 'customer_360')(value, name, body)) -}}
{% endmacro %}

{% macro default__map_words(value, name, body) -%}
    array_to_string(list_transform(split({{ value }}, ' '), lambda {{ name }}: {{ body }}), '')
{%- endmacro %}

{% macro unnested_parts(value, separator) %}
    {{- return(adapter.dispatch('unnested_parts', 'customer_360')(value, separator)) -}}
{% endmacro %}

{% macro default__unnested_parts(value, separator) -%}
    explode(split({{ value }}, {{ customer_360.sql_text(separator) }}))
{%- endmacro %}

{% macro duckdb__unnested_parts(value, separator) -%}
    unnest(string_split({{ value }}, {{ customer_360.sql_text(separator) }}))
{%- endmacro %}

{% macro strip_accents(value) %}
    {{- return(adapter.dispatch('strip_accents', 'customer_360')(value)) -}}
{% endmacro %}

{% macro default__strip_accents(value) -%}
    strip_accents({{ value }})
{%- endmacro %}

{% macro is_ascii(value) %}
    {{- return(adapter.dispatch('is_ascii', 'customer_360')(value)) -}}
{% endmacro %}

{% macro default__is_ascii(value) -%}
    octet_length({{ value }}) = length({{ value }})
{%- endmacro %}

{% macro duckdb__is_ascii(value) -%}
    strlen({{ value }}) = length({{ value }})
{%- endmacro %}

{% macro compose_accents(value) %}
    {{- return(adapter.dispatch('compose_accents', 'customer_360')(value)) -}}
{% endmacro %}

{% macro default__compose_accents(value) -%}
    nfc_normalize({{ value }})
{%- endmacro %}
