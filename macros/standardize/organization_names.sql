{% macro organization_name_key(col) -%}
    {#- Letters and digits of a firm's name, folded, without the legal forms behind it; null where nothing is left. -#}
    {%- set words = customer_360.regex_replace(
        "replace(" ~ customer_360.plain_letters(customer_360.clean_text(col)) ~ ", '.', '')", '[^\\p{L}\\p{N}]+', ' '
    ) -%}
    {%- set name = customer_360.regex_replace(
        'trim(' ~ words ~ ')', '(?: (?:' ~ customer_360.any_of(customer_360.legal_forms()) ~ '))+$', ''
    ) -%}
    nullif(replace({{ name }}, ' ', ''), '')
{%- endmacro %}
