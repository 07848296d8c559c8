{{ config(materialized='view') }}

with

profiles as (

    select * from {{ ref('stg_social__profiles') }}

),

stg_social__identity_records as (

    select
        -- ids
        'social' as source_system,
        'profiles' as source_entity,
        platform || ':' || handle as source_record_id,
        social_handle,

        -- the person
        full_name,
        given_name,
        middle_name,
        family_name,

        -- ways to reach the person
        email,
        phone,

        -- times
        created_at,
        updated_at
    from profiles
    -- a handle alone is nobody whom the company knows, and a firm's profile is no person's
    where not is_business and (phone is not null or (email is not null and not is_role_mailbox))

)

select * from stg_social__identity_records
