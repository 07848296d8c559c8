{{ config(materialized='view') }}

with

requesters as (

    select * from {{ ref('stg_support__requesters') }}

),

stg_support__identity_records as (

    select
        -- ids
        'support' as source_system,
        'requesters' as source_entity,
        requester_id as source_record_id,

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
    from requesters
    -- an office's mailbox is nobody's, unless somebody's given name stands beside it
    where not is_role_mailbox or given_name is not null

)

select * from stg_support__identity_records
