-- depends_on: {{ ref('gate_identity') }}
with rates as (

    select * from {{ ref('exchange_rates') }}

),

windows as (

    select
        currency,
        eur_rate,
        valid_from,
        least(
            lead(valid_from) over (partition by currency order by valid_from),
            {{ customer_360.add_days('valid_from', customer_360.order_settings()['max_rate_age_days']) }}
        ) as valid_before
    from rates

),

-- Both currencies have their own dates: a cross rate holds where a window of each overlaps.
int_orders__exchange_rates as (

    select
        windows.currency,
        reporting.currency as reporting_currency,
        greatest(windows.valid_from, reporting.valid_from) as valid_from,
        least(windows.valid_before, reporting.valid_before) as valid_before,
        cast(windows.eur_rate / reporting.eur_rate as decimal(18, 8)) as rate
    from windows
    inner join windows as reporting
        on
            windows.currency != reporting.currency
            and windows.valid_from < reporting.valid_before
            and windows.valid_before > reporting.valid_from
    where reporting.currency = '{{ customer_360.reporting_currency() }}'

)

select * from int_orders__exchange_rates
