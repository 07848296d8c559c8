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
        -- Whoever gives but one name is somebody, too.
        count(distinct case
            when coalesce(match_keys.given_name_key, match_keys.family_name_key) is not null
                then coalesce(match_keys.given_name_key, '') || ' ' || coalesce(match_keys.family_name_key, '')
        end) as people_count
    from suspects
    inner join identifiers
        on
            suspects.identifier_type = identifiers.identifier_type
            and suspects.identifier_value = identifiers.identifier_value
    inner join match_keys on identifiers.record_id = match_keys.record_id
    group by suspects.identifier_type, suspects.identifier_value, suspects.record_count
),

int_identity__blocked_identifiers as (
    select
        identifier_type,
        identifier_value,
        {{ customer_360.hash_of(['identifier_value']) }} as value_hash,
        record_count,
        people_count,
        {{ customer_360.blocked_reason(settings.identifiers, 'people_count') }} as blocked_reason
    from people
    where {{ customer_360.blocked_reason(settings.identifiers, 'people_count') }} is not null
)

select * from int_identity__blocked_identifiers
