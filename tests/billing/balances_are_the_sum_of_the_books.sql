with

balances as (

    select
        sum(invoice_count) as invoice_count,
        sum(unallocated_payment_count) as payment_count,
        sum(reporting_open_amount) as open_amount,
        sum(reporting_unallocated_amount) as unallocated_amount
    from {{ ref('int_billing__balances') }}
    where reporting_open_amount is not null and reporting_unallocated_amount is not null

),

-- A debtor with an amount without a rate has no sum, so all of his are left out on both sides.
unknown_sums as (

    select debtor_key
    from {{ ref('int_billing__balances') }}
    where reporting_open_amount is null or reporting_unallocated_amount is null

),

invoices as (

    select
        count(*) as invoice_count,
        sum(reporting_open_amount) as open_amount
    from {{ ref('int_billing__invoices') }}
    where coalesce(customer_id, organization_id, 'unknown') not in (select unknown_sums.debtor_key from unknown_sums)

),

payments as (

    select
        count(*) as payment_count,
        sum(reporting_payment_amount) as unallocated_amount
    from {{ ref('int_billing__payments') }}
    where
        not is_allocated
        and coalesce(customer_id, organization_id, 'unknown') not in (select unknown_sums.debtor_key from unknown_sums)

)

select
    balances.open_amount,
    balances.unallocated_amount
from balances
cross join invoices
cross join payments
where
    coalesce(balances.invoice_count, 0) != invoices.invoice_count
    or coalesce(balances.payment_count, 0) != payments.payment_count
    or coalesce(balances.open_amount, 0) != coalesce(invoices.open_amount, 0)
    or coalesce(balances.unallocated_amount, 0) != coalesce(payments.unallocated_amount, 0)
