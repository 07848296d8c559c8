{% macro country_or_default(column) -%}
    {#-
        The country as ISO code; where none is named, the company's own. A name that nobody understands
        is ZZ, a code that no country bears: a national phone number is not guessed into some country.
    -#}
    case
        when {{ clean_text(column) }} is null then '{{ var("default_country") }}'
        else coalesce({{ country_code(column) }}, 'ZZ')
    end
{%- endmacro %}


{% macro address_country(column, address_columns) -%}
    {#- The country of an address: a row without any part of an address is not said to lie anywhere. -#}
    case
        when {{ clean_text(column) }} is not null then {{ country_code(column) }}
        when
            {% for part in address_columns -%}
                {{ 'or ' if not loop.first }}{{ clean_text(part) }} is not null
            {% endfor -%}
            then '{{ var("default_country") }}'
    end
{%- endmacro %}
