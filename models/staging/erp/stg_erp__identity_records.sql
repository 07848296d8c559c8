{{ config(materialized='view') }}

with

-- Firms are billed too; they are organizations, and whoever answers for one there is no record of his own.
private_accounts as (

    select * from {{ ref('stg_erp__billing_accounts') }}
    where account_type = 'private'

),

-- Who orders in the shop and is billed for it is one person, as a rule: where all invoices name orders of one account.
shop_accounts as (
    {{ customer_360.shop_accounts_of_orders(ref('stg_erp__invoices'), 'account_number', ref('stg_shop__orders')) }}
),

with_shop_accounts as (

    select
        private_accounts.*,
        shop_accounts.shop_account_id
    from private_accounts
    left join shop_accounts on private_accounts.account_number = shop_accounts.account_number

),

stg_erp__identity_records as (

    select
        -- ids
        'erp' as source_system,
        'billing_accounts' as source_entity,
        account_number as source_record_id,
        shop_account_id,
        tax_id,

        -- the person
        full_name,
        given_name,
        middle_name,
        family_name,
        name_suffix,

        -- ways to reach the person
        email,
        phone,

        -- address
        address_line,
        street,
        house_number,
        city,
        postcode,
        country,

        -- times
        cast(created_on as timestamp) as created_at,
        updated_at
    from with_shop_accounts

)

select * from stg_erp__identity_records
