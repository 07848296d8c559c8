{% set formats = source_formats('privacy', 'requests') %}

with

source as (

    select
        *,
        {{ full_name_in_parts('subject_name') }} as name_parts,
        {{ email_address('subject_email') }} as known_email,
        lower({{ clean_text('source_system') }}) as known_source_system,
        lower({{ clean_text('source_entity') }}) as known_source_entity,
        {{ clean_text('source_record_id') }} as known_source_record_id,
        upper({{ clean_text('region') }}) as written_region
    from {{ ref('base_privacy__requests') }}
    where {{ is_staged() }}

),

stg_privacy__requests as (

    select
        -- ids
        request_id,

        -- who asks
        {{ person_name(strip_titles('subject_name')) }} as full_name,
        {{ name_part('name_parts', 'given') }} as given_name,
        {{ name_part('name_parts', 'family') }} as family_name,
        known_email as email,
        {{ email_key('known_email') }} as email_key,
        {{ phone_e164('subject_phone', customer_360.country_of_region('written_region')) }} as phone,
        known_source_system as source_system,
        known_source_entity as source_entity,
        known_source_record_id as source_record_id,
        {{ named_record_key('known_source_system', 'known_source_entity', 'known_source_record_id') }} as record_key,

        -- for what
        lower(trim(request_type)) as request_type,
        lower(trim(status)) as status,
        {{ privacy_region('written_region') }} as region,

        -- times
        {{ parse_timestamp('received_at', formats.received_at) }} as received_at,
        {{ parse_date('due_on', formats.due_on) }} as due_on,
        {{ parse_timestamp('completed_at', formats.completed_at) }} as completed_at,
        {{ parse_timestamp('updated_at', formats.updated_at) }} as updated_at
    from source

)

select * from stg_privacy__requests
