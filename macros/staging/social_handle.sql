{% macro social_handle(platform, handle) -%}
    {#- platform:handle in one form: platforms don't tell capitals apart, and people write the @ or leave it out. -#}
    lower(trim({{ platform }})) || ':' || lower(ltrim(trim({{ handle }}), '@'))
{%- endmacro %}
