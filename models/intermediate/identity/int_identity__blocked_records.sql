{% set settings = customer_360.identity_settings() %}

with match_keys as (
    select * from {{ ref('int_identity__match_keys') }}
),

-- The mailbox of an office or a family says nothing by itself, but joins who has the same names there.
blocked_identifiers as (
    select * from {{ ref('int_identity__blocked_identifiers') }}
    where blocked_reason not in ('role mailbox', 'family mailbox')
),

int_identity__blocked_records as (
    {{ customer_360.records_with_blocked_values(settings.identifiers, 'match_keys', 'blocked_identifiers') }}
)

select * from int_identity__blocked_records
