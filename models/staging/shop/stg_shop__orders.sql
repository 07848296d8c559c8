{% set formats = source_formats('shop', 'orders') %}

with

source as (

    select
        *,
        {{ clean_text('customer_id') }} as known_customer_id,
        {{ email_address('email') }} as valid_email,
        lower({{ clean_text('status') }}) as known_status,
        {{ parse_timestamp('cancelled_at', formats.cancelled_at) }} as known_cancelled_at
    from {{ ref('base_shop__orders') }}
    where {{ is_staged() }}

),

stg_shop__orders as (

    select
        -- ids: a guest is known by the e-mail as it was typed, but for case and outer blanks
        order_id,
        known_customer_id as customer_id,
        case
            when known_customer_id is null and valid_email is not null then {{ sha256('lower(trim(email))') }}
        end as guest_id,

        -- text: an order that doesn't say where it stands has been placed at least
        case
            when known_status is not null then known_status
            when known_cancelled_at is not null then 'cancelled'
            else 'placed'
        end as status,
        {{ currency_or_default('currency') }} as currency,

        -- where it went: cleaned here, taken apart for the few orders that tell of a new person
        valid_email as email,
        {{ clean_text('shipping_name') }} as shipping_name,
        {{ clean_text('shipping_phone') }} as shipping_phone,
        {{ clean_text('shipping_address_line1') }} as shipping_line1,
        {{ clean_text('shipping_address_line2') }} as shipping_line2,
        {{ clean_text('shipping_address_city') }} as shipping_city,
        {{ clean_text('shipping_address_region') }} as shipping_region,
        {{ clean_text('shipping_address_postal_code') }} as shipping_postal_code,
        {{ clean_text('shipping_address_country') }} as shipping_country,

        -- numbers, as charged
        {{ parse_amount('subtotal') }} as subtotal_amount,
        {{ parse_amount('discount') }} as discount_amount,
        {{ parse_amount('shipping') }} as shipping_amount,
        {{ parse_amount('total') }} as total_amount,

        -- times
        {{ parse_timestamp('ordered_at', formats.ordered_at) }} as ordered_at,
        known_cancelled_at as cancelled_at,
        {{ parse_timestamp('updated_at', formats.updated_at) }} as updated_at
    from source

)

select * from stg_shop__orders
