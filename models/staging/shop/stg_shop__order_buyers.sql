with

orders as (

    select * from {{ ref('stg_shop__orders') }}

),

customers as (

    select * from {{ ref('stg_shop__customers') }}

),

-- Guests, and customer ids without a staged customer.
orders_of_others as (

    select
        orders.*,
        case when orders.customer_id is null then 'guests' else 'customers' end as source_entity,
        coalesce(orders.customer_id, orders.guest_id) as source_record_id,
        {{ home_country('orders.shipping_country', 'orders.shipping_postal_code') }} as home_country
    from orders
    left join customers on orders.customer_id = customers.customer_id
    where
        customers.customer_id is null
        and coalesce(orders.customer_id, orders.guest_id) is not null

),

latest_orders as (

    select
        *,
        {{ full_name_in_parts('shipping_name') }} as name_parts,
        min(ordered_at) over (partition by source_entity, source_record_id) as first_ordered_at
    from orders_of_others
    qualify row_number() over (
        partition by source_entity, source_record_id
        order by ordered_at desc nulls last, order_id desc
    ) = 1

),

stg_shop__order_buyers as (

    select
        -- ids
        source_entity,
        source_record_id,
        order_id as latest_order_id,

        -- names
        {{ person_name(strip_titles('shipping_name')) }} as full_name,
        {{ name_part('name_parts', 'given') }} as given_name,
        {{ name_part('name_parts', 'middle') }} as middle_name,
        {{ name_part('name_parts', 'family') }} as family_name,
        {{ name_suffix_from_full('shipping_name') }} as name_suffix,
        {{ gender_from_title('shipping_name') }} as gender,

        -- ways to reach the person
        email,
        {{ phone_e164('shipping_phone', 'home_country') }} as phone,

        -- address
        shipping_line1 as address_line,
        {{ address_street('shipping_line1') }} as street,
        {{ address_house_number('shipping_line1') }} as house_number,
        shipping_city as city,
        shipping_region as region,
        {{ postcode('shipping_postal_code', 'home_country') }} as postcode,
        {{ address_country(
            'home_country', ['shipping_country', 'shipping_line1', 'shipping_city', 'shipping_postal_code']
        ) }} as country,

        -- times
        first_ordered_at,
        ordered_at as latest_ordered_at
    from latest_orders

)

select * from stg_shop__order_buyers
