{% macro reporting_currency() %}
    {%- set currency = var('reporting_currency', 'EUR') -%}
    {%- if not modules.re.fullmatch('[A-Z]{3}', currency | string) -%}
        {{ exceptions.raise_compiler_error(
            "vars: reporting_currency: '" ~ currency ~ "' is no ISO 4217 code such as EUR."
        ) }}
    {%- endif -%}
    {{ return(currency) }}
{% endmacro %}


{% macro rate_to_reporting(currency, rate) -%}
    cast(
        case when {{ currency }} = '{{ customer_360.reporting_currency() }}' then 1 else {{ rate }} end
        as decimal(18, 8)
    )
{%- endmacro %}


{% macro to_cents(amount) -%}
    cast(round({{ amount }}, 2) as decimal(18, 2))
{%- endmacro %}


{% macro sum_if_all_known(amount) -%}
    {#- A sum in which one unknown amount makes the whole unknown, and not smaller. -#}
    cast(case when count(*) = count({{ amount }}) then sum({{ amount }}) end as decimal(18, 2))
{%- endmacro %}


{% macro running_parts(weight, partition_by, order_by, factor, divisor=none) -%}
    {#-
        Each part is the rounded running total less the rounded running total before it, so that the parts
        sum to the rounded whole, whatever was lost or gained by rounding on the way. The total is cast to more than
        18 digits, because the product of two decimals of up to 18 may have no more than 18 itself.
    -#}
    {%- set running -%}
        cast(sum({{ weight }}) over (
            partition by {{ partition_by }} order by {{ order_by }}
            rows between unbounded preceding and current row
        ) as decimal(20, 2))
    {%- endset -%}
    {%- set divided = ' / ' ~ divisor if divisor else '' -%}
    cast(
        {{ customer_360.to_cents('(' ~ running ~ ') * ' ~ factor ~ divided) }}
        - {{ customer_360.to_cents('(' ~ running ~ ' - ' ~ weight ~ ') * ' ~ factor ~ divided) }}
        as decimal(18, 2)
    )
{%- endmacro %}


{% macro cancelled_rest(gross, refunded) -%}
    cast(case
        when {{ gross }} is null or {{ refunded }} is null then null
        when is_cancelled then greatest({{ gross }} - {{ refunded }}, 0)
        else 0
    end as decimal(18, 2))
{%- endmacro %}
