{{ config(materialized='view') }}

with

members as (

    select * from {{ ref('stg_pos__loyalty_members') }}

),

-- Cards that the tills saw and no member holds: somebody's, and nothing else is known.
unregistered_cards as (

    select
        card_number,
        min(sold_at) as first_sold_at,
        max(sold_at) as last_sold_at
    from {{ ref('stg_pos__store_sales') }}
    where card_entity = 'loyalty_cards'
    group by card_number

),

stg_pos__identity_records as (

    select
        -- ids
        'pos' as source_system,
        case when members.card_number is null then 'loyalty_cards' else 'loyalty_members' end
            as source_entity,
        coalesce(members.card_number, unregistered_cards.card_number) as source_record_id,
        coalesce(members.card_number, unregistered_cards.card_number) as loyalty_card_id,

        -- the person
        members.full_name,
        members.given_name,
        members.middle_name,
        members.family_name,
        members.name_suffix,
        members.gender,
        members.birth_date,
        members.impossible_birth_date,

        -- ways to reach the person
        members.email,
        members.phone,

        -- address
        members.address_line,
        members.street,
        members.house_number,
        members.city,
        members.postcode,
        members.country,

        -- times
        coalesce(members.joined_at, unregistered_cards.first_sold_at) as created_at,
        coalesce(members.updated_at, unregistered_cards.last_sold_at) as updated_at
    from members
    full outer join unregistered_cards on members.card_number = unregistered_cards.card_number

)

select * from stg_pos__identity_records
