{# A JSON document in a text: the types and the texts of some of its properties, all of them in one pass. #}

{% macro json_property_types(document, names) %}
    {{- return(adapter.dispatch('json_property_types', 'customer_360')(document, names)) -}}
{% endmacro %}

{% macro duckdb__json_property_types(document, names) -%}
    {#- The document's own type comes last. try: half of a surrogate pair passes for valid and can't be extracted. -#}
    try(json_type(case when json_valid({{ document }}) then {{ document }} end, {{ customer_360.json_paths(names + [none]) }}))
{%- endmacro %}


{% macro json_property_texts(document, names) %}
    {{- return(adapter.dispatch('json_property_texts', 'customer_360')(document, names)) -}}
{% endmacro %}

{% macro duckdb__json_property_texts(document, names) -%}
    try(json_extract_string(case when json_valid({{ document }}) then {{ document }} end, {{ customer_360.json_paths(names) }}))
{%- endmacro %}


{% macro json_paths(names) -%}
    {#- Names become quoted steps, so that a dot or a blank in one is no path; none is the document itself. -#}
    [
    {%- for name in names -%}
        {{ customer_360.sql_text('$' if name is none else '$."' ~ name ~ '"') }}{{ ', ' if not loop.last }}
    {%- endfor -%}
    ]
{%- endmacro %}


{% macro json_type_is(type, words) %}
    {{- return(adapter.dispatch('json_type_is', 'customer_360')(type, words)) -}}
{% endmacro %}

{% macro duckdb__json_type_is(type, words) -%}
    {%- set types = {
        'string': ['VARCHAR'], 'integer': ['UBIGINT', 'BIGINT', 'HUGEINT'],
        'number': ['UBIGINT', 'BIGINT', 'HUGEINT', 'DOUBLE'], 'boolean': ['BOOLEAN'],
        'object': ['OBJECT'], 'array': ['ARRAY'], 'null': ['NULL'],
    } -%}
    {%- set found = [] -%}
    {%- for word in words -%}
        {%- do found.extend(types[word]) -%}
    {%- endfor -%}
    {{ type }} in ('{{ found | unique | join("', '") }}')
{%- endmacro %}
