-- depends_on: {{ ref('gate_identity') }}
with products as (

    select * from {{ ref('stg_shop__products') }}

),

-- A code may be given again to a later product; the tills know the code alone.
numbered as (

    select
        *,
        row_number() over (
            partition by product_code order by updated_at desc nulls last, product_id desc
        ) as recency
    from products
    where product_code is not null

),

int_orders__products as (

    select
        product_code,
        product_id,
        product_name,
        category as product_category,
        brand as product_brand
    from numbered
    where recency = 1

)

select * from int_orders__products
