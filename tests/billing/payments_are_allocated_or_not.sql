with

staged as (

    select
        coalesce(currency, 'XXX') as currency,
        sum(payment_amount) as amount
    from {{ ref('stg_erp__payments') }}
    group by coalesce(currency, 'XXX')

),

places as (

    select
        currency,
        paid_amount as amount
    from {{ ref('int_billing__invoices') }}
    union all
    select
        currency,
        payment_amount as amount
    from {{ ref('int_billing__payments') }}
    where not is_allocated

),

placed as (

    select
        coalesce(currency, 'XXX') as currency,
        sum(amount) as amount
    from places
    group by coalesce(currency, 'XXX')

)

select
    coalesce(staged.currency, placed.currency) as currency,
    staged.amount as staged_amount,
    placed.amount as placed_amount
from staged
full join placed on staged.currency = placed.currency
where coalesce(staged.amount, 0) != coalesce(placed.amount, 0)
