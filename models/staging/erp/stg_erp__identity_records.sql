{{ config(materialized='view') }}

with

-- Firms are billed too; they are organizations, and whoever answers for one there is no record of his own.
private_accounts as (

    select * from {{ ref('stg_erp__billing_accounts') }}
    where account_type = 'private'

),

stg_erp__identity_records as (

    select
        -- ids
        'erp' as source_system,
        'billing_accounts' as source_entity,
        account_number as source_record_id,
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
    from private_accounts

)

select * from stg_erp__identity_records
