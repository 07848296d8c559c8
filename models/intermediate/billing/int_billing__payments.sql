with payments as (

    select * from {{ ref('stg_erp__payments') }}

),

invoices as (

    select * from {{ ref('stg_erp__invoices') }}

),

accounts as (

    select * from {{ ref('int_billing__accounts') }}

),

exchange_rates as (

    select * from {{ ref('int_orders__exchange_rates') }}

),

-- A payment fits the invoice that it names, if that is written in its currency. Whoever paid it.
fitted as (

    select
        payments.*,
        case
            when payments.invoice_number is null then 'no_invoice_named'
            when invoices.invoice_number is null then 'unknown_invoice'
            when coalesce(payments.currency, '') != coalesce(invoices.currency, '') then 'other_currency'
        end as unallocated_reason,
        coalesce(payments.account_number, invoices.account_number) as paying_account_number,
        {{ customer_360.rate_to_reporting('payments.currency', 'exchange_rates.rate') }} as exchange_rate
    from payments
    left join invoices on payments.invoice_number = invoices.invoice_number
    left join exchange_rates
        on
            payments.currency = exchange_rates.currency
            and payments.paid_on >= exchange_rates.valid_from
            and payments.paid_on < exchange_rates.valid_before

),

int_billing__payments as (

    select
        fitted.payment_id,
        fitted.invoice_number,
        fitted.paying_account_number as account_number,
        accounts.customer_id,
        accounts.organization_id,
        fitted.paid_on,
        fitted.payment_method,
        fitted.currency,
        fitted.payment_amount,
        fitted.unallocated_reason is null as is_allocated,
        fitted.unallocated_reason,
        '{{ customer_360.reporting_currency() }}' as reporting_currency,
        fitted.exchange_rate,
        {{ customer_360.to_cents('cast(fitted.payment_amount as decimal(20, 2)) * fitted.exchange_rate') }}
            as reporting_payment_amount
    from fitted
    left join accounts on fitted.paying_account_number = accounts.account_number

)

select * from int_billing__payments
