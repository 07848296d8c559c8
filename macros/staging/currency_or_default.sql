{% macro currency_or_default(column) -%}
    {#-
        The currency as ISO code. Where none is named it is the one of the setting default_currency; unset, nothing
        is assumed and the amount stays without a currency, out of every sum, reported.
    -#}
    {%- if var('default_currency', none) -%}
    case
        when {{ clean_text(column) }} is null then '{{ var("default_currency") }}'
        else {{ currency_code(column) }}
    end
    {%- else -%}
    {{ currency_code(column) }}
    {%- endif -%}
{%- endmacro %}
