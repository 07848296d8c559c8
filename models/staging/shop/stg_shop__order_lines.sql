with

source as (

    select
        *,
        {{ parse_decimal('quantity', 18, 3) }} as parsed_quantity,
        {{ parse_decimal('unit_price', 18, 4) }} as parsed_unit_price,
        coalesce({{ parse_amount('discount') }}, 0) as parsed_discount,
        {{ parse_amount('line_total') }} as parsed_line_total
    from {{ ref('base_shop__order_lines') }}
    where {{ is_staged() }}

),

stg_shop__order_lines as (

    select
        -- ids
        order_id,
        {{ parse_integer('line_number') }} as line_number,
        {{ clean_text('product_id') }} as product_id,

        -- numbers: a line without a total is worth what its parts say
        parsed_quantity as quantity,
        parsed_unit_price as unit_price,
        parsed_discount as discount_amount,
        coalesce(
            parsed_line_total,
            cast(round(parsed_quantity * parsed_unit_price - parsed_discount, 2) as decimal(18, 2))
        ) as line_amount
    from source

)

select * from stg_shop__order_lines
