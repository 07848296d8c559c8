{% set settings = customer_360.identity_settings() %}

with match_keys as (
    select * from {{ ref('int_identity__match_keys') }}
),

identifiers as (
    {{ customer_360.identifier_values(settings.identifiers, 'match_keys') }}
),

blocked_identifiers as (
    select * from {{ ref('int_identity__blocked_identifiers') }}
),

int_identity__identifiers as (
    select
        identifiers.record_id,
        identifiers.identifier_type,
        identifiers.identifier_value,
        blocked_identifiers.blocked_reason is null as is_usable,
        blocked_identifiers.blocked_reason
    from identifiers
    left join blocked_identifiers
        on
            identifiers.identifier_type = blocked_identifiers.identifier_type
            and identifiers.identifier_value = blocked_identifiers.identifier_value
)

select * from int_identity__identifiers
