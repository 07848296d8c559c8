{% macro display_name(col) -%}
    {#- One to five words of letters, as names have them. One word alone begins with a capital: what is written small and in
        one is a nickname ('sunflower') or a mailbox ('annaberg') as often as a name. A firm may stand behind two of them, in
        brackets or behind a bar. -#}
    {%- set letter = '[^' ~ customer_360.non_letters() ~ ']' -%}
    {%- set within_words = '[^' ~ customer_360.non_letters("'-") ~ ']' -%}
    {%- set word = within_words ~ '+(?:\\.' ~ letter ~ ')*[.,]*' -%}
    nullif({{ customer_360.regex_extract(
        customer_360.regex_replace(
            customer_360.regex_replace(customer_360.clean_text(col), '’', "'"),
            '^([^ ()|]+ [^()|]*[^ ()|]) *(?:[(][^()]*[)]|[|] .*)$', '\\1'
        ),
        '^(?:[\\p{Lu}\\p{Lt}\\p{Lo}]' ~ within_words ~ '*[.,]*|' ~ word ~ '(?: ' ~ word ~ '){1,4})$'
    ) }}, '')
{%- endmacro %}


{% macro last_initial_dotted(text) -%}
    {#- 'Anna M' as a profile shows it is Anna M., a given name and an initial. -#}
    {{ customer_360.regex_replace(
        text, '([^' ~ customer_360.non_letters() ~ ']{2} [^' ~ customer_360.non_letters() ~ '])$', '\\1.'
    ) }}
{%- endmacro %}


{% macro more_than_initial(expression) -%}
    case when length(replace({{ expression }}, '.', '')) > 1 then {{ expression }} end
{%- endmacro %}
