with line_records as (
    {{ customer_360.union_of_selling_systems('order_line_records', [
        'order_line_key', 'source_system', 'source_order_id', 'order_key', 'line_number', 'product_code', 'product_id',
        'quantity', 'unit_price', 'discount_amount', 'line_amount'
    ]) }}
),

orders as (

    select * from {{ ref('int_orders__orders') }}

),

products as (

    select * from {{ ref('int_orders__products') }}

),

-- An order whose lines come to nothing is shared evenly.
weighed as (

    select
        *,
        case
            when sum(line_amount) over (partition by order_key) != 0
                then coalesce(cast(line_amount as decimal(18, 2)), 0)
            else cast(1 as decimal(18, 2))
        end as weight
    from line_records

),

totalled as (

    select
        *,
        cast(sum(weight) over (partition by order_key) as decimal(18, 2)) as total_weight
    from weighed

),

int_orders__order_lines as (

    select
        lines.order_line_key,
        lines.order_key,
        lines.source_system,
        lines.source_order_id,
        cast(lines.line_number as integer) as line_number,
        orders.order_key is null as is_orphan,
        orders.customer_id,
        orders.channel,
        orders.store_id,
        orders.store_name,
        orders.ordered_at,
        orders.order_date,
        orders.is_cancelled,
        lines.product_code,
        coalesce(lines.product_id, products.product_id) as product_id,
        products.product_name,
        products.product_category,
        products.product_brand,
        cast(lines.quantity as decimal(18, 3)) as quantity,
        orders.currency,
        cast(lines.unit_price as decimal(18, 2)) as unit_price,
        cast(lines.discount_amount as decimal(18, 2)) as discount_amount,
        cast(lines.line_amount as decimal(18, 2)) as line_amount,
        {{ customer_360.running_parts(
            'weight', 'lines.order_key', 'lines.line_number, lines.order_line_key', 'orders.gross_amount', 'total_weight'
        ) }} as charged_amount,
        orders.reporting_currency,
        {{ customer_360.running_parts(
            'weight', 'lines.order_key', 'lines.line_number, lines.order_line_key', 'orders.reporting_gross_amount',
            'total_weight'
        ) }} as reporting_charged_amount
    from totalled as lines
    left join orders
        on lines.order_key = orders.order_key
    left join products
        on lines.product_code = products.product_code

)

select * from int_orders__order_lines
