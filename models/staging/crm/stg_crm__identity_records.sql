{{ config(materialized='view') }}

with

contacts as (

    select * from {{ ref('stg_crm__contacts') }}

),

stg_crm__identity_records as (

    select
        -- ids
        'crm' as source_system,
        'contacts' as source_entity,
        contact_id as source_record_id,
        account_id as organization_id,

        -- the person
        given_name,
        family_name,
        name_suffix,
        gender,
        birth_date,
        impossible_birth_date,

        -- ways to reach the person
        email,
        phone,
        mobile_phone,

        -- address
        address_line,
        street,
        house_number,
        city,
        region,
        postcode,
        country,

        -- times
        created_at,
        updated_at
    from contacts

)

select * from stg_crm__identity_records
