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
    -- an office's mailbox that nobody put a name to is nobody's
    where not is_role_mailbox or given_name is not null or family_name is not null

)

select * from stg_email__identity_records
