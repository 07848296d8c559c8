with

sale_lines as (

    select * from {{ ref('stg_pos__store_sales') }}
    where not is_return

),

stg_pos__order_line_records as (

    select
        -- ids
        'pos' as source_system,
        receipt_number as source_order_id,
        {{ dbt_utils.generate_surrogate_key(["'pos'", 'receipt_number']) }} as order_key,
        line_number,
        {{ dbt_utils.generate_surrogate_key(["'pos'", 'receipt_number', 'line_number']) }} as order_line_key,
        product_code,
        cast(null as {{ dbt.type_string() }}) as product_id,

        -- numbers
        quantity,
        unit_price,
        discount_amount,
        line_amount
    from sale_lines

)

select * from stg_pos__order_line_records
