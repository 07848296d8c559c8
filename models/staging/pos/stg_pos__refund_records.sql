with

return_lines as (

    select
        *,
        case
            when card_number is not null
                then {{ dbt_utils.generate_surrogate_key(["'pos'", 'card_entity', 'card_number']) }}
        end as card_record_key
    from {{ ref('stg_pos__store_sales') }}
    where is_return

),

orders as (

    select * from {{ ref('stg_pos__order_records') }}

),

stg_pos__refund_records as (

    select
        -- ids: the money goes back to whoever bought; the card of the return stands in for an unknown receipt
        'pos' as source_system,
        return_lines.receipt_number || '-' || return_lines.line_number as source_refund_id,
        {{ dbt_utils.generate_surrogate_key([
            "'pos'", 'return_lines.receipt_number', 'return_lines.line_number'
        ]) }} as refund_key,
        orders.order_key,
        coalesce(orders.buyer_record_key, return_lines.card_record_key) as buyer_record_key,
        -- which line of the old receipt came back is not written on the new one
        cast(null as {{ dbt.type_int() }}) as line_number,

        -- text
        coalesce(return_lines.currency, orders.currency) as currency,

        -- numbers
        cast(-return_lines.line_amount as decimal(18, 2)) as refund_amount,

        -- times
        return_lines.sold_at as refunded_at
    from return_lines
    left join orders on return_lines.original_receipt_number = orders.source_order_id

)

select * from stg_pos__refund_records
