{% macro is_staged() -%}
    {#- True for a row of a base model that goes on: nothing speaks against it, and it came for the first time. -#}
    coalesce({{ array_size('_reject_reasons') }}, 0) = 0 and not coalesce(_is_exact_duplicate, false)
{%- endmacro %}
