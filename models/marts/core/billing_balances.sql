-- depends_on: {{ ref('gate_customers') }}
select
    debtor_key,
    debtor_type,
    customer_id,
    organization_id,
    invoice_count,
    open_invoice_count,
    overdue_invoice_count,
    longest_days_overdue,
    unallocated_payment_count,
    reporting_currency,
    reporting_owed_amount,
    reporting_paid_amount,
    reporting_settled_amount,
    reporting_open_amount,
    reporting_overdue_amount,
    reporting_unallocated_amount
from {{ ref('int_billing__balances') }}
