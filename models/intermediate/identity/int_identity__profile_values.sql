{{ config(compression='none') }}
{% set settings = customer_360.identity_settings() %}
{% set columns = customer_360.asked_columns(settings) %}
{% set compared = customer_360.match_columns(settings) + customer_360.kept_parts().keys() | list %}

with match_keys as (
    select * from {{ ref('int_identity__match_keys') }}
),

first_members as (
    select * from {{ ref('int_identity__profile_members') }}
    where record_id = profile_id
),

usable as (
    select
        first_members.profile_id,
        first_members.record_count,
        {{ customer_360.usable_columns('match_keys', compared, settings.identifiers) }}
    from first_members
    inner join match_keys on first_members.profile_id = match_keys.record_id
    left join {{ ref('int_identity__blocked_records') }} as blocked_records
        on match_keys.record_id = blocked_records.record_id
    left join {{ ref('int_identity__mailbox_names') }} as mailbox_names
        on match_keys.record_id = mailbox_names.record_id
),

asked as (
    select
        usable.profile_id,
        usable.record_count,
        {{ customer_360.asked_values(columns, 'usable', settings.identifiers) }}
    from usable
),

-- Numbers, because rules and counts only ask whether values are equal, and they do so many times over.
int_identity__profile_values as (
    select
        asked.profile_id,
        asked.record_count,
        {{ customer_360.hashed_columns(columns) }}
    from asked
)

select * from int_identity__profile_values
