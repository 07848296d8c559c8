{% macro country_code(col) -%}
    {%- set names = {} -%}
    {%- for country, facts in customer_360.countries().items() -%}
        {%- for name in [country | lower, facts[0] | lower] + facts[-1] -%}
            {%- do names.update({name | replace(' ', ''): country}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ customer_360.lookup(customer_360.letters_key(col), names) }}
{%- endmacro %}


{% macro currency_code(col) -%}
    {%- set names = {} -%}
    {%- for code in customer_360.currencies() -%}
        {%- do names.update({code: code}) -%}
    {%- endfor -%}
    {%- do names.update(customer_360.currency_names()) -%}
    {{ customer_360.lookup('upper(' ~ customer_360.visible_text(col) ~ ')', names) }}
{%- endmacro %}


{% macro gender_code(col) -%}
    {%- set written = 'trim(cast(' ~ col ~ ' as ' ~ dbt.type_string() ~ '))' -%}
    {{ customer_360.lookup(
        "coalesce(nullif(" ~ customer_360.letters_key(col) ~ ", ''), " ~ written ~ ")", customer_360.genders()
    ) }}
{%- endmacro %}


{% macro personal_number(col) -%}
    {#- One number is written as 12.345.678-z, 12345678 Z or 12345678Z. Each country's own form is not checked. Of a number with
        figures masked ('19790320-****', 'XXX-XX-6789', '…-7699') nothing is left: others share what it shows. -#}
    {%- set masked = '[*•●#?]{2}|[.]{3}|…|_{3}|\\bX{3,}\\b|^X{4,}[0-9]|[0-9]X{4,}$' -%}
    {%- set number = customer_360.regex_replace(
        'upper(' ~ customer_360.clean_text(col) ~ ')', '^.*(?:' ~ masked ~ ').*$|[^\\p{L}\\p{N}]+', ''
    ) -%}
    nullif({{ customer_360.regex_replace(
        customer_360.without_placeholder(number, customer_360.placeholders()),
        customer_360.placeholder_number_pattern(), ''
    ) }}, '')
{%- endmacro %}


{% macro placeholder_number_pattern() %}
    {#- Nothing but 0 or X, another figure five times or more, one figure and a check letter, figures counted up or down
        (123456789, 123.456.789-09), or what Mexico's invoices to nobody and to foreigners show (XAXX010101000, XEXX010101000). -#}
    {%- set runs = [
        '0+', 'X+', '0?123456(?:7(?:8(?:9(?:0(?:9|1(?:2(?:34?)?)?)?)?)?)?)?', '987654(?:3(?:2(?:1(?:00?)?)?)?)?',
        '[XYZ]?0{7,}[A-Z]', 'X[AE]XX010101000',
    ] -%}
    {%- for digit in '123456789' -%}
        {%- do runs.append(digit ~ '{5,}|' ~ digit ~ '{7,}[A-Z]') -%}
    {%- endfor -%}
    {{ return('^(?:' ~ runs | join('|') ~ ')$') }}
{% endmacro %}


{% macro parse_boolean(col) -%}
    cast({{ customer_360.lookup(
        'lower(' ~ customer_360.visible_text(col) ~ ')', customer_360.truth_words()
    ) }} as boolean)
{%- endmacro %}
