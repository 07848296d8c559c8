with staged_totals as (

    select * from {{ ref('int_orders__staged_totals') }}

),

entries as (

    select
        'orders' as entity,
        source_system,
        currency,
        customer_id,
        false as is_orphan,
        is_converted,
        gross_amount as amount
    from {{ ref('int_orders__orders') }}
    union all
    select
        'order_lines' as entity,
        source_system,
        currency,
        customer_id,
        is_orphan,
        reporting_charged_amount is not null as is_converted,
        line_amount as amount
    from {{ ref('int_orders__order_lines') }}
    union all
    select
        'refunds' as entity,
        source_system,
        currency,
        customer_id,
        is_orphan,
        reporting_refund_amount is not null as is_converted,
        refund_amount as amount
    from {{ ref('int_orders__refunds') }}

),

totals as (

    select
        entity,
        source_system,
        coalesce(currency, 'XXX') as currency,
        count(*) filter (where not is_orphan and customer_id is not null) as attributed_rows,
        cast(
            coalesce(sum(amount) filter (where not is_orphan and customer_id is not null), 0)
            as decimal(18, 2)
        ) as attributed_amount,
        count(*) filter (where not is_orphan and customer_id is null) as unattributed_rows,
        cast(
            coalesce(sum(amount) filter (where not is_orphan and customer_id is null), 0)
            as decimal(18, 2)
        ) as unattributed_amount,
        count(*) filter (where is_orphan) as orphan_rows,
        cast(coalesce(sum(amount) filter (where is_orphan), 0) as decimal(18, 2)) as orphan_amount,
        count(*) filter (where not is_orphan and not is_converted) as unconverted_rows
    from entries
    group by entity, source_system, coalesce(currency, 'XXX')

),

int_orders__balance as (

    select
        coalesce(staged_totals.entity, totals.entity) as entity,
        coalesce(staged_totals.source_system, totals.source_system) as source_system,
        coalesce(staged_totals.currency, totals.currency) as currency,
        coalesce(staged_totals.staged_rows, 0) as staged_rows,
        coalesce(staged_totals.staged_amount, 0) as staged_amount,
        coalesce(totals.attributed_rows, 0) as attributed_rows,
        coalesce(totals.attributed_amount, 0) as attributed_amount,
        coalesce(totals.unattributed_rows, 0) as unattributed_rows,
        coalesce(totals.unattributed_amount, 0) as unattributed_amount,
        coalesce(totals.orphan_rows, 0) as orphan_rows,
        coalesce(totals.orphan_amount, 0) as orphan_amount,
        coalesce(totals.unconverted_rows, 0) as unconverted_rows,
        coalesce(
            staged_totals.staged_rows = totals.attributed_rows + totals.unattributed_rows + totals.orphan_rows
            and staged_totals.staged_amount
            = totals.attributed_amount + totals.unattributed_amount + totals.orphan_amount,
            false
        ) as is_balanced
    from staged_totals
    full join totals
        on
            staged_totals.entity = totals.entity
            and staged_totals.source_system = totals.source_system
            and staged_totals.currency = totals.currency

)

select * from int_orders__balance
