with

refunds as (

    select * from {{ ref('stg_shop__refunds') }}

),

orders as (

    select * from {{ ref('stg_shop__order_records') }}

),

stg_shop__refund_records as (

    select
        -- ids
        'shop' as source_system,
        refunds.refund_id as source_refund_id,
        {{ dbt_utils.generate_surrogate_key(["'shop'", 'refunds.refund_id']) }} as refund_key,
        orders.order_key,
        orders.buyer_record_key,
        refunds.line_number,

        -- text: a refund that names no currency is paid in that of its order
        coalesce(refunds.currency, orders.currency) as currency,

        -- numbers
        refunds.refund_amount,

        -- times
        refunds.refunded_at
    from refunds
    left join orders on refunds.order_id = orders.source_order_id

)

select * from stg_shop__refund_records
