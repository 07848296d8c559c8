{{ config(materialized='view') }}

with

requesters as (

    select * from {{ ref('stg_support__requesters') }}

),

-- Who asks about an order has given it, as a rule: where all tickets name orders of one account.
shop_accounts as (
    {{ customer_360.shop_accounts_of_orders(ref('stg_support__tickets'), 'requester_id', ref('stg_shop__orders')) }}
),

with_shop_accounts as (

    select
        requesters.*,
        shop_accounts.shop_account_id
    from requesters
    left join shop_accounts on requesters.requester_id = shop_accounts.requester_id

),

stg_support__identity_records as (

    select
        -- ids
        'support' as source_system,
        'requesters' as source_entity,
        requester_id as source_record_id,
        shop_account_id,

        -- the person
        full_name,
        given_name,
        middle_name,
        family_name,
        name_suffix,
        gender,

        -- ways to reach the person
        email,
        phone,

        -- times
        created_at,
        updated_at
    from with_shop_accounts
    -- an office's mailbox is nobody's, unless somebody's given name stands beside it
    where not is_role_mailbox or given_name is not null

)

select * from stg_support__identity_records
