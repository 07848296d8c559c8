{% macro home_country(country, postal_code) -%}
    {#-
        The country that phone numbers and postcodes are read by: the one named; where none is named, the company's own,
        unless the postcode can't be one of it. ZZ, a code that no country bears, where it can't be told: better
        no number than one that rings at somebody else's.
    -#}
    {%- set default_country -%}'{{ var("default_country") }}'{%- endset -%}
    case
        when {{ clean_text(country) }} is not null then coalesce({{ country_code(country) }}, 'ZZ')
        when
            {{ clean_text(postal_code) }} is not null
            and {{ postcode(postal_code, default_country) }} is null
            then 'ZZ'
        else {{ default_country }}
    end
{%- endmacro %}


{% macro address_country(home_country, address_parts) -%}
    {#- The country of an address: a row that names no part of one, and no country, is not said to lie anywhere. -#}
    case
        when
            {{ home_country }} != 'ZZ'
            and (
                {%- for part in address_parts %}
                {{ 'or ' if not loop.first }}{{ clean_text(part) }} is not null
                {%- endfor %}
            )
            then {{ home_country }}
    end
{%- endmacro %}
