-- depends_on: {{ ref('gate_identity') }}
with orders as (
    {{ customer_360.union_of_selling_systems(
        'order_records', ['source_system', 'order_key', 'currency', 'gross_amount']
    ) }}
),

lines as (
    {{ customer_360.union_of_selling_systems(
        'order_line_records', ['source_system', 'order_key', 'line_amount']
    ) }}
),

refunds as (
    {{ customer_360.union_of_selling_systems(
        'refund_records', ['source_system', 'currency', 'refund_amount']
    ) }}
),

staged as (

    select
        'orders' as entity,
        source_system,
        currency,
        gross_amount as amount
    from orders
    union all
    select
        'order_lines' as entity,
        lines.source_system,
        orders.currency,
        lines.line_amount as amount
    from lines
    left join orders
        on lines.order_key = orders.order_key
    union all
    select
        'refunds' as entity,
        source_system,
        currency,
        refund_amount as amount
    from refunds

),

-- XXX is ISO 4217's code for no currency: a line whose order is missing has none.
int_orders__staged_totals as (

    select
        entity,
        source_system,
        coalesce(currency, 'XXX') as currency,
        count(*) as staged_rows,
        cast(coalesce(sum(amount), 0) as decimal(18, 2)) as staged_amount
    from staged
    group by entity, source_system, coalesce(currency, 'XXX')

)

select * from int_orders__staged_totals
