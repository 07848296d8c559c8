{% macro display_name(col) -%}
    {#- Letters, blanks and the marks that names have, in at most five words; titles and suffixes count as words. -#}
    {%- set word = "[\\p{L}\\p{M}'’.,&-]+" -%}
    nullif({{ customer_360.regex_extract(
        customer_360.clean_text(col), '^\\p{L}' ~ "[\\p{L}\\p{M}'’.,&-]*" ~ '(?: ' ~ word ~ '){0,4}$'
    ) }}, '')
{%- endmacro %}


{% macro more_than_initial(expression) -%}
    case when length(replace({{ expression }}, '.', '')) > 1 then {{ expression }} end
{%- endmacro %}
