{% set formats = source_formats('pos', 'store_sales') %}

with

stores as (

    select * from {{ ref('stg_pos__stores') }}

),

members as (

    select * from {{ ref('stg_pos__loyalty_members') }}

),

source as (

    select
        *,
        {{ clean_text('store_id') }} as known_store_id,
        {{ clean_text('card_number') }} as known_card_number,
        {{ parse_decimal('quantity', 18, 3, ',') }} as parsed_quantity,
        {{ parse_decimal('unit_price', 18, 4, ',') }} as parsed_unit_price,
        coalesce({{ parse_amount('discount', ',') }}, 0) as parsed_discount,
        {{ parse_amount('line_total', ',') }} as parsed_total
    from {{ ref('base_pos__store_sales') }}
    where {{ is_staged() }}

),

-- A card that no staged member holds is a record of its own; a line without a total is worth its parts.
located as (

    select
        source.*,
        coalesce(
            source.parsed_total,
            cast(
                round(source.parsed_quantity * source.parsed_unit_price - source.parsed_discount, 2)
                as decimal(18, 2)
            )
        ) as parsed_amount,
        coalesce(stores.timezone, '{{ var("default_timezone") }}') as timezone,
        case
            when members.card_number is not null then 'loyalty_members'
            when source.known_card_number is not null then 'loyalty_cards'
        end as card_entity
    from source
    left join stores on source.known_store_id = stores.store_id
    left join members on source.known_card_number = members.card_number

),

stg_pos__store_sales as (

    select
        -- ids
        receipt_number,
        {{ parse_integer('line_number') }} as line_number,
        known_store_id as store_id,
        known_card_number as card_number,
        card_entity,
        upper({{ clean_text('product_code') }}) as product_code,
        {{ clean_text('original_receipt_number') }} as original_receipt_number,

        -- text
        {{ currency_or_default('currency') }} as currency,

        -- numbers: some tills forget the sign of what they pay back
        parsed_quantity < 0 as is_return,
        parsed_quantity as quantity,
        parsed_unit_price as unit_price,
        parsed_discount as discount_amount,
        case when parsed_quantity < 0 then -abs(parsed_amount) else parsed_amount end as line_amount,

        -- times: the till's clock is the store's
        {{ parse_timestamp('sold_at', formats.sold_at, 'timezone') }} as sold_at
    from located

)

select * from stg_pos__store_sales
