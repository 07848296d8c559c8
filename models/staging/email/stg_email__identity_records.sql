{{ config(materialized='view') }}

with

subscribers as (

    select * from {{ ref('stg_email__subscribers') }}

),

stg_email__identity_records as (

    select
        -- ids
        'email' as source_system,
        'subscribers' as source_entity,
        subscriber_id as source_record_id,

        -- the person
        given_name,
        family_name,
        name_suffix,

        -- ways to reach the person
        email,
        country,

        -- times
        created_at,
        updated_at
    from subscribers
    -- an office's mailbox is nobody's, whatever firm stands beside it, unless somebody's given name does
    where
        case when is_role_mailbox then given_name else coalesce(email, given_name, family_name) end
        is not null

)

select * from stg_email__identity_records
