{% macro parse_amount(col, decimal_mark='.') -%}
    {{ customer_360.parse_decimal(col, 18, 2, decimal_mark) }}
{%- endmacro %}


{% macro parse_decimal(col, precision=18, scale=2, decimal_mark='.') -%}
    {#- Plain numbers are most, and read at once. -#}
    {%- set text = 'cast(' ~ col ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    try_cast(
        case
            when {{ customer_360.regex_matches(text, '^-?[0-9]+(?:\\' ~ decimal_mark ~ '[0-9]+)?$') }}
                then {{ text if decimal_mark == '.' else 'replace(' ~ text ~ ", '" ~ decimal_mark ~ "', '.')" }}
            else {{ customer_360.plain_number(col, decimal_mark) }}
        end as decimal({{ precision }}, {{ scale }})
    )
{%- endmacro %}


{% macro plain_number(col, decimal_mark) -%}
    {#- -1234.50 out of '1.234,50- €'; null for what is no number. Groups have three digits, or the mark is a mistake:
        '1.50' with a decimal comma is not read as 150. -#}
    {%- set mark = '\\' ~ decimal_mark -%}
    {%- set group = '[,\'’ ]' if decimal_mark == '.' else '[.\'’ ]' -%}
    {%- set currency = customer_360.any_of(
        customer_360.currencies() + customer_360.currency_names().keys() | list + ['KR', 'KR.', 'RS', 'RS.']
    ) -%}
    {%- set currency = '(?i: *(?:' ~ currency ~ ') *)' -%}
    {%- set rules = [
        ['^([-+(]?)' ~ currency, '\\1'],
        [currency ~ '([-)]?)$', '\\1'],
        ['^\\((.*)\\)$', '-\\1'],
        ['([0-9])' ~ mark ~ '[–-]+$', '\\1'],
        ['^(.*[^ ]) *-$', '-\\1'],
        ['^([-+])' ~ currency ~ '? *', '\\1'],
    ] -%}
    {%- set text = namespace(sql="replace(" ~ customer_360.visible_text(col) ~ ", '−', '-')") -%}
    {%- for rule in rules -%}
        {%- set text.sql = customer_360.regex_replace(text.sql, rule[0], rule[1]) -%}
    {%- endfor -%}
    {%- set number = customer_360.regex_extract(
        text.sql,
        '^[-+]?(?:(?:[0-9]+|[0-9]{1,3}(?:' ~ group ~ '[0-9]{3})+)(?:' ~ mark ~ '[0-9]*)?|' ~ mark ~ '[0-9]+)$'
    ) -%}
    {%- set bare = customer_360.regex_replace(number, group, '') -%}
    nullif({{ bare if decimal_mark == '.' else "replace(" ~ bare ~ ", '" ~ decimal_mark ~ "', '.')" }}, '')
{%- endmacro %}


{% macro parse_integer(col) -%}
    {#- Spreadsheets write 12.0 for 12; 1,000 and 1.000 could be one or a thousand, and are refused. -#}
    try_cast(nullif({{ customer_360.regex_extract(
        customer_360.visible_text(col), '^([-+]?[0-9]+)(?:[.,]0{1,2})?$', 1
    ) }}, '') as bigint)
{%- endmacro %}
