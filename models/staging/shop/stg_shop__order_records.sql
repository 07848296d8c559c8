with

orders as (

    select * from {{ ref('stg_shop__orders') }}

),

line_sums as (

    select
        order_id,
        sum(line_amount) as lines_amount
    from {{ ref('stg_shop__order_lines') }}
    group by order_id

),

-- What was charged stands in the header; a header without a total is worth what its parts say.
charged as (

    select
        orders.*,
        line_sums.lines_amount,
        coalesce(orders.shipping_amount, 0) - coalesce(orders.discount_amount, 0) as charges_amount,
        coalesce(
            orders.total_amount,
            coalesce(orders.subtotal_amount, line_sums.lines_amount)
            + coalesce(orders.shipping_amount, 0)
            - coalesce(orders.discount_amount, 0)
        ) as gross_amount
    from orders
    left join line_sums on orders.order_id = line_sums.order_id

),

stg_shop__order_records as (

    select
        -- ids
        'shop' as source_system,
        order_id as source_order_id,
        {{ dbt_utils.generate_surrogate_key(["'shop'", 'order_id']) }} as order_key,
        case
            when customer_id is not null
                then {{ dbt_utils.generate_surrogate_key(["'shop'", "'customers'", 'customer_id']) }}
            when guest_id is not null
                then {{ dbt_utils.generate_surrogate_key(["'shop'", "'guests'", 'guest_id']) }}
        end as buyer_record_key,
        cast(null as {{ dbt.type_string() }}) as store_id,

        -- text
        'web' as channel,
        status,
        status = 'cancelled' as is_cancelled,
        currency,

        -- numbers
        cast(gross_amount as decimal(18, 2)) as gross_amount,
        coalesce(gross_amount = subtotal_amount + charges_amount, true)
        and coalesce(gross_amount = lines_amount + charges_amount, true) as is_total_consistent,

        -- times
        ordered_at
    from charged

)

select * from stg_shop__order_records
