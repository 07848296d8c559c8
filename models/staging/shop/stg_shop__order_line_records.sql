with

order_lines as (

    select * from {{ ref('stg_shop__order_lines') }}

),

products as (

    select * from {{ ref('stg_shop__products') }}

),

stg_shop__order_line_records as (

    select
        -- ids: a line whose order is unknown keeps its key, so that the consumer can report it
        'shop' as source_system,
        order_lines.order_id as source_order_id,
        {{ dbt_utils.generate_surrogate_key(["'shop'", 'order_lines.order_id']) }} as order_key,
        order_lines.line_number,
        {{ dbt_utils.generate_surrogate_key(["'shop'", 'order_lines.order_id', 'order_lines.line_number']) }}
            as order_line_key,
        products.product_code,
        order_lines.product_id,

        -- numbers
        order_lines.quantity,
        order_lines.unit_price,
        order_lines.discount_amount,
        order_lines.line_amount
    from order_lines
    left join products on order_lines.product_id = products.product_id

)

select * from stg_shop__order_line_records
