{% set formats = source_formats('privacy', 'consent_receipts') %}

with

source as (

    select
        *,
        {{ email_address('subject_email') }} as known_email,
        lower({{ clean_text('source_system') }}) as known_source_system,
        lower({{ clean_text('source_entity') }}) as known_source_entity,
        {{ clean_text('source_record_id') }} as known_source_record_id,
        lower({{ clean_text('channel') }}) as written_channel,
        upper({{ clean_text('region') }}) as written_region,
        lower({{ clean_text('legal_basis') }}) as written_legal_basis
    from {{ ref('base_privacy__consent_receipts') }}
    where {{ is_staged() }}

),

stg_privacy__consent_receipts as (

    select
        -- ids
        receipt_id,

        -- whose it is, in each of the ways in which the privacy office knows people
        known_email as email,
        {{ email_key('known_email') }} as email_key,
        {{ phone_e164('subject_phone', customer_360.country_of_region('written_region')) }} as phone,
        known_source_system as source_system,
        known_source_entity as source_entity,
        known_source_record_id as source_record_id,
        {{ named_record_key('known_source_system', 'known_source_entity', 'known_source_record_id') }} as record_key,

        -- what it says
        lower(trim(purpose)) as purpose,
        case
            when written_channel in ('email', 'sms', 'phone', 'post', 'push', 'any') then written_channel
        end as channel,
        {{ privacy_region('written_region') }} as region,
        case
            when written_legal_basis in ('consent', 'legitimate_interest', 'contract') then written_legal_basis
        end as legal_basis,
        lower(trim(action)) = 'given' as is_given,

        -- how it came
        lower({{ clean_text('collected_via') }}) as collected_via,
        {{ clean_text('policy_version') }} as policy_version,

        -- times
        {{ parse_timestamp('recorded_at', formats.recorded_at) }} as recorded_at
    from source

)

select * from stg_privacy__consent_receipts
