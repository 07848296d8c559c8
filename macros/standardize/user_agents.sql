{% macro is_bot_agent(col) -%}
    {#- 'bot' at a word's end, but for the phones that are called Cubot. -#}
    coalesce({{ customer_360.regex_matches(
        col, '(?i)(?:^|[^u])bot(?:[^a-z]|$)|' ~ customer_360.any_of(customer_360.bot_words())
    ) }}, false)
{%- endmacro %}
