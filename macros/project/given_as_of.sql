{% macro given_as_of() %}
    {#- The setting as_of as a SQL date, 'null' where it is unset; anything but a day as YYYY-MM-DD stops the run. -#}
    {%- set given = var('as_of', none) -%}
    {%- if given is none or given | string | trim == '' -%}
        {{ return('cast(null as date)') }}
    {%- endif -%}
    {%- set day = given | string | trim -%}
    {%- if not modules.re.fullmatch('[0-9]{4}-[0-9]{2}-[0-9]{2}', day) or not customer_360.is_day(day) -%}
        {{ exceptions.raise_compiler_error(
            "vars: as_of: '" ~ day ~ "' is no day. Write it as YYYY-MM-DD, for example 2025-12-31, or leave it unset."
        ) }}
    {%- endif -%}
    {{ return("cast('" ~ day ~ "' as date)") }}
{% endmacro %}


{% macro is_day(text) %}
    {#- Whether the text, four, two and two digits, is a day of the calendar. -#}
    {%- set year, month, day = text.split('-') | map('int') -%}
    {%- if year < 1 or month < 1 or month > 12 or day < 1 -%}
        {{ return(false) }}
    {%- endif -%}
    {%- set next_month = modules.datetime.date(year + month // 12, month % 12 + 1, 1) -%}
    {{ return(day <= (next_month - modules.datetime.timedelta(days=1)).day) }}
{% endmacro %}
