with invoices as (

    select
        *,
        status = 'cancelled' as is_cancelled,
        cast(case when status = 'cancelled' then 0 else gross_amount end as decimal(18, 2)) as owed_amount
    from {{ ref('stg_erp__invoices') }}

),

payments as (

    select
        invoice_number,
        count(*) as payment_count,
        max(paid_on) as last_paid_on,
        cast(sum(payment_amount) as decimal(18, 2)) as paid_amount
    from {{ ref('int_billing__payments') }}
    where is_allocated
    group by invoice_number

),

paid as (

    select
        invoices.*,
        coalesce(payments.payment_count, 0) as payment_count,
        payments.last_paid_on,
        cast(coalesce(payments.paid_amount, 0) as decimal(18, 2)) as paid_amount,
        cast(invoices.owed_amount - coalesce(payments.paid_amount, 0) as decimal(18, 2)) as unpaid_amount
    from invoices
    left join payments on invoices.invoice_number = payments.invoice_number

),

-- What the books call paid and no payment covers was settled otherwise (set off, written off, refunded by the shop).
int_billing__settlements as (

    select
        invoice_number,
        account_number,
        order_reference,
        invoice_type,
        status,
        is_cancelled,
        issued_on,
        due_on,
        currency,
        net_amount,
        tax_amount,
        gross_amount,
        owed_amount,
        payment_count,
        last_paid_on,
        paid_amount,
        cast(case
            when status = 'paid' and sign(unpaid_amount) = sign(owed_amount) then unpaid_amount else 0
        end as decimal(18, 2)) as settled_amount,
        cast(case
            when status = 'paid' and sign(unpaid_amount) = sign(owed_amount) then 0 else unpaid_amount
        end as decimal(18, 2)) as open_amount
    from paid

)

select * from int_billing__settlements
