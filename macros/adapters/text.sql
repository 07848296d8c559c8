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

{% macro reread_as_utf_8(value) %}
    {%- if var('lint', false) -%}{{ return(value) }}{%- endif -%}
    {{- return(adapter.dispatch('reread_as_utf_8', 'customer_360')(value)) -}}
{% endmacro %}

{% macro default__reread_as_utf_8(value) -%}
    {#- DuckDB writes no Windows-1252 itself, and stops at what is no UTF-8: each character becomes the two digits of its byte,
        and all of them are taken, or none. -#}
    {%- set bytes = [] -%}
    {%- for byte in [
        128, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 142, 145, 146, 147, 148, 149, 150, 151, 152, 153, 154, 155, 156, 158, 159,
    ] -%}
        {%- do bytes.append('%c' | format(byte)) -%}
    {%- endfor -%}
    {%- set byte = "case when unicode(letter) < 256 then printf('%02x', unicode(letter)) else '-' end" -%}
    {%- set digits = customer_360.regex_map(
        "translate(" ~ value ~ ", '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ', '" ~ bytes | join ~ "')", '(?s).', 'letter', byte
    ) -%}
    nullif(decode(unhex({{ customer_360.regex_extract(
        digits,
        '^(?:[0-7].|(?:c[2-9a-f]|d.)[89ab].|(?:e0[ab]|e[1-9a-cef][89ab]|ed[89]).[89ab].'
        ~ '|(?:f0[9ab]|f[1-3][89ab]|f48).[89ab].[89ab].)+$'
    ) }})), '')
{%- endmacro %}
