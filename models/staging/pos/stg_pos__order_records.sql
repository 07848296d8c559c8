with

sale_lines as (

    select
        *,
        round(quantity * unit_price - discount_amount, 2) as expected_amount
    from {{ ref('stg_pos__store_sales') }}
    where not is_return

),

-- The lines of a receipt repeat its head. Where they disagree on a card, a store or a currency, none is
-- believed: a receipt is one person's, at one till, in one currency.
receipts as (

    select
        receipt_number,
        case when min(card_number) = max(card_number) then min(card_number) end as card_number,
        min(card_entity) as card_entity,
        case when min(store_id) = max(store_id) then min(store_id) end as store_id,
        case when min(currency) = max(currency) then min(currency) end as currency,
        cast(sum(line_amount) as decimal(18, 2)) as gross_amount,
        coalesce(bool_and(line_amount = expected_amount), true) as is_total_consistent,
        min(sold_at) as sold_at
    from sale_lines
    group by receipt_number

),

stg_pos__order_records as (

    select
        -- ids
        'pos' as source_system,
        receipt_number as source_order_id,
        {{ dbt_utils.generate_surrogate_key(["'pos'", 'receipt_number']) }} as order_key,
        case
            when card_number is not null
                then {{ dbt_utils.generate_surrogate_key(["'pos'", 'card_entity', 'card_number']) }}
        end as buyer_record_key,
        store_id,

        -- text: what was sold at a till is paid and handed over
        'store' as channel,
        'delivered' as status,
        false as is_cancelled,
        currency,

        -- numbers
        gross_amount,
        is_total_consistent,

        -- times
        sold_at as ordered_at
    from receipts

)

select * from stg_pos__order_records
