with settlements as (

    select * from {{ ref('int_billing__settlements') }}

),

accounts as (

    select * from {{ ref('int_billing__accounts') }}

),

exchange_rates as (

    select * from {{ ref('int_orders__exchange_rates') }}

),

run_context as (

    select * from {{ ref('int_sources__run_context') }}

),

rated as (

    select
        settlements.*,
        accounts.account_type,
        accounts.customer_id,
        accounts.organization_id,
        case
            when settlements.open_amount > 0 and settlements.due_on < run_context.as_of
                then {{ customer_360.days_between('settlements.due_on', 'run_context.as_of') }}
            else 0
        end as days_overdue,
        {{ customer_360.rate_to_reporting('settlements.currency', 'exchange_rates.rate') }} as exchange_rate
    from settlements
    cross join run_context
    left join accounts on settlements.account_number = accounts.account_number
    left join exchange_rates
        on
            settlements.currency = exchange_rates.currency
            and settlements.issued_on >= exchange_rates.valid_from
            and settlements.issued_on < exchange_rates.valid_before

),

converted as (

    select
        *,
        {{ customer_360.to_cents('cast(owed_amount as decimal(20, 2)) * exchange_rate') }} as reporting_owed_amount,
        {{ customer_360.to_cents('cast(settled_amount as decimal(20, 2)) * exchange_rate') }}
            as reporting_settled_amount,
        {{ customer_360.to_cents('cast(open_amount as decimal(20, 2)) * exchange_rate') }} as reporting_open_amount
    from rated

),

-- All at the rate of the invoice's day, and the payments as the rest: nothing that was paid in full leaves a cent.
int_billing__invoices as (

    select
        invoice_number,
        account_number,
        account_type,
        customer_id,
        organization_id,
        order_reference,
        case
            when order_reference is not null
                then {{ dbt_utils.generate_surrogate_key(["'shop'", 'order_reference']) }}
        end as order_key,
        {{ [
            'invoice_type', 'status', 'is_cancelled', 'issued_on', 'due_on', 'days_overdue', 'payment_count',
            'last_paid_on', 'currency', 'net_amount', 'tax_amount', 'gross_amount', 'owed_amount', 'paid_amount',
            'settled_amount', 'open_amount'
        ] | join(',\n        ') }},
        '{{ customer_360.reporting_currency() }}' as reporting_currency,
        exchange_rate,
        reporting_owed_amount,
        cast(
            reporting_owed_amount - reporting_settled_amount - reporting_open_amount as decimal(18, 2)
        ) as reporting_paid_amount,
        reporting_settled_amount,
        reporting_open_amount
    from converted

)

select * from int_billing__invoices
