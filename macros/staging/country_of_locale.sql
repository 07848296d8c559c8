{% macro country_of_locale(column) -%}
    {#-
        The country that a locale points at, for home_country to read: its region (de-AT), else the country that a language
        belongs to first of all. English and Spanish belong to too many, and tell a country that nobody knows.
    -#}
    {%- set countries = {
        'cs': 'CZ', 'da': 'DK', 'de': 'DE', 'fi': 'FI', 'fr': 'FR', 'hu': 'HU', 'it': 'IT', 'nl': 'NL', 'nb': 'NO',
        'no': 'NO', 'pl': 'PL', 'ro': 'RO', 'sv': 'SE',
    } -%}
    coalesce(
        nullif(split_part(replace(trim({{ column }}), '_', '-'), '-', 2), ''),
        {{ customer_360.lookup('lower(trim(' ~ column ~ '))', countries) }},
        nullif(trim({{ column }}), '')
    )
{%- endmacro %}
