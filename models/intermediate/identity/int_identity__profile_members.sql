{% set columns = customer_360.match_columns(customer_360.identity_settings()) %}

with records as (
    select
        record_id,
        -- Two numbers, because one of 64 bits may by chance be that of two people.
        {{ customer_360.hash_of(columns) }} as fingerprint,
        {{ customer_360.hash_of(columns | reverse | list) }} as second_fingerprint
    from {{ ref('int_identity__match_keys') }}
),

profiles as (
    select
        fingerprint,
        second_fingerprint,
        min(record_id) as profile_id,
        count(*) as record_count
    from records
    group by fingerprint, second_fingerprint
),

int_identity__profile_members as (
    select
        records.record_id,
        profiles.profile_id,
        profiles.record_count
    from records
    inner join profiles
        on records.fingerprint = profiles.fingerprint and records.second_fingerprint = profiles.second_fingerprint
)

select * from int_identity__profile_members
