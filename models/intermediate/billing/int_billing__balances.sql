with entries as (

    select
        customer_id,
        organization_id,
        invoice_number,
        null as payment_id,
        days_overdue,
        open_amount != 0 as is_open,
        reporting_owed_amount,
        reporting_paid_amount,
        reporting_settled_amount,
        reporting_open_amount,
        case when days_overdue > 0 then reporting_open_amount else 0 end as reporting_overdue_amount,
        0 as reporting_unallocated_amount
    from {{ ref('int_billing__invoices') }}
    union all
    select
        customer_id,
        organization_id,
        null as invoice_number,
        payment_id,
        0 as days_overdue,
        false as is_open,
        0 as reporting_owed_amount,
        0 as reporting_paid_amount,
        0 as reporting_settled_amount,
        0 as reporting_open_amount,
        0 as reporting_overdue_amount,
        reporting_payment_amount as reporting_unallocated_amount
    from {{ ref('int_billing__payments') }}
    where not is_allocated

),

-- One amount without a rate makes a sum unknown, and not smaller.
int_billing__balances as (

    select
        coalesce(customer_id, organization_id, 'unknown') as debtor_key,
        case
            when customer_id is not null then 'customer'
            when organization_id is not null then 'organization'
            else 'unknown'
        end as debtor_type,
        customer_id,
        organization_id,
        count(invoice_number) as invoice_count,
        count(*) filter (where is_open) as open_invoice_count,
        count(*) filter (where days_overdue > 0) as overdue_invoice_count,
        max(days_overdue) as longest_days_overdue,
        count(payment_id) as unallocated_payment_count,
        '{{ customer_360.reporting_currency() }}' as reporting_currency,
        {{ customer_360.sum_if_all_known('reporting_owed_amount') }} as reporting_owed_amount,
        {{ customer_360.sum_if_all_known('reporting_paid_amount') }} as reporting_paid_amount,
        {{ customer_360.sum_if_all_known('reporting_settled_amount') }} as reporting_settled_amount,
        {{ customer_360.sum_if_all_known('reporting_open_amount') }} as reporting_open_amount,
        {{ customer_360.sum_if_all_known('reporting_overdue_amount') }} as reporting_overdue_amount,
        {{ customer_360.sum_if_all_known('reporting_unallocated_amount') }} as reporting_unallocated_amount
    from entries
    group by customer_id, organization_id

)

select * from int_billing__balances
