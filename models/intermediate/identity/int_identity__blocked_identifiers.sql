{% set settings = customer_360.identity_settings() %}

with match_keys as (
    select * from {{ ref('int_identity__match_keys') }}
),

identifiers as (
    {{ customer_360.identifier_values(settings.identifiers, 'match_keys') }}
),

-- Only what many records bear can be shared by too many people; the rest is seen from the value itself.
suspects as (
    select
        identifier_type,
        identifier_value,
        count(*) as record_count
    from identifiers
    group by identifier_type, identifier_value
    having
        {{ customer_360.may_be_crowded('identifier_type', 'count(*)', settings.identifiers) }}
        or {{ customer_360.blocked_reason(settings.identifiers) }} is not null
),

people as (
    select
        suspects.identifier_type,
        suspects.identifier_value,
        suspects.record_count,
        {{ customer_360.people_count('match_keys') }} as people_count
    from suspects
    inner join identifiers
        on
            suspects.identifier_type = identifiers.identifier_type
            and suspects.identifier_value = identifiers.identifier_value
    inner join match_keys on identifiers.record_id = match_keys.record_id
    group by suspects.identifier_type, suspects.identifier_value, suspects.record_count
),

crowded_birth_dates as (
    {{ customer_360.crowded_birth_dates(settings.crowded_birth_date, 'match_keys') }}
),

blocked as (
    select
        *,
        {{ customer_360.blocked_reason(settings.identifiers, 'people_count') }} as blocked_reason
    from people
    where {{ customer_360.blocked_reason(settings.identifiers, 'people_count') }} is not null
    union all
    select
        *,
        'shared by too many people' as blocked_reason
    from crowded_birth_dates
),

int_identity__blocked_identifiers as (
    select
        identifier_type,
        identifier_value,
        {{ customer_360.hash_of(['identifier_value']) }} as value_hash,
        record_count,
        people_count,
        blocked_reason
    from blocked
)

select * from int_identity__blocked_identifiers
