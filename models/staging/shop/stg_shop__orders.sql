with

source as (

    select
        *,
        {{ clean_text('customer_id') }} as known_customer_id,
        {{ email_address('email') }} as valid_email
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

        -- text
        lower({{ clean_text('status') }}) as status,
        coalesce(lower({{ clean_text('status') }}) = 'cancelled', false) as is_cancelled,
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
        {{ parse_timestamp('ordered_at', iso_formats()) }} as ordered_at,
        {{ parse_timestamp('cancelled_at', iso_formats()) }} as cancelled_at,
        {{ parse_timestamp('updated_at', iso_formats()) }} as updated_at
    from source

)

select * from stg_shop__orders
