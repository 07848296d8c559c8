-- depends_on: {{ ref('gate_identity') }}
with booked_rates as (

    select
        currency,
        rate_date as valid_from,
        max(eur_rate) as eur_rate
    from {{ ref('stg_erp__exchange_rates') }}
    where currency != 'EUR' and eur_rate is not null
    group by currency, rate_date
    union all
    -- what the others are valued in is worth one of itself on each of these days
    select distinct
        'EUR' as currency,
        rate_date as valid_from,
        1 as eur_rate
    from {{ ref('stg_erp__exchange_rates') }}

),

booked_spans as (

    select
        currency,
        min(valid_from) as first_day,
        max(valid_from) as last_day
    from booked_rates
    group by currency

),

-- From the first to the last day on which Finance booked a currency its rates count alone; before and after, the seed's.
rates as (

    select * from booked_rates
    union all
    select
        seed.currency,
        seed.valid_from,
        seed.eur_rate
    from {{ ref('exchange_rates') }} as seed
    left join booked_spans on seed.currency = booked_spans.currency
    where
        booked_spans.currency is null
        or seed.valid_from < booked_spans.first_day
        or seed.valid_from > booked_spans.last_day

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
