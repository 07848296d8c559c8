{% macro days_between(first_date, last_date) -%}
    {{ return(adapter.dispatch('days_between', 'customer_360')(first_date, last_date)) }}
{%- endmacro %}

{% macro default__days_between(first_date, last_date) -%}
    datediff({{ last_date }}, {{ first_date }})
{%- endmacro %}

{% macro duckdb__days_between(first_date, last_date) -%}
    date_diff('day', {{ first_date }}, {{ last_date }})
{%- endmacro %}


{% macro add_days(start_date, days) -%}
    {{ return(adapter.dispatch('add_days', 'customer_360')(start_date, days)) }}
{%- endmacro %}

{% macro default__add_days(start_date, days) -%}
    date_add({{ start_date }}, {{ days }})
{%- endmacro %}

{% macro duckdb__add_days(start_date, days) -%}
    {{ start_date }} + {{ days }}
{%- endmacro %}


{% macro add_minutes(start_time, minutes) -%}
    {{ return(adapter.dispatch('add_minutes', 'customer_360')(start_time, minutes)) }}
{%- endmacro %}

{% macro default__add_minutes(start_time, minutes) -%}
    {{ start_time }} + interval '{{ minutes }}' minute
{%- endmacro %}


{% macro whole_numbers(last) %}
    {#- A query with the numbers from 1 to `last`, as `number`. -#}
    {{ return(adapter.dispatch('whole_numbers', 'customer_360')(last)) }}
{% endmacro %}

{% macro default__whole_numbers(last) -%}
    select explode(sequence(1, {{ last }})) as number
{%- endmacro %}

{% macro duckdb__whole_numbers(last) -%}
    select cast(range as bigint) as number from range(1, {{ last }} + 1)
{%- endmacro %}
