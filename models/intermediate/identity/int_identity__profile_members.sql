{% set columns = customer_360.match_columns(customer_360.identity_settings()) %}

with records as (
    select
        record_id,
        {{ dbt_utils.generate_surrogate_key(columns) }} as fingerprint
    from {{ ref('int_identity__records') }}
),

profiles as (
    select
        fingerprint,
        min(record_id) as profile_id,
        count(*) as record_count
    from records
    group by fingerprint
),

int_identity__profile_members as (
    select
        records.record_id,
        profiles.profile_id,
        profiles.record_count
    from records
    inner join profiles on records.fingerprint = profiles.fingerprint
)

select * from int_identity__profile_members
