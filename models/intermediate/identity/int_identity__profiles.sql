{{ config(materialized='view') }}
{% set settings = customer_360.identity_settings() %}
{% set columns = customer_360.match_columns(settings) + customer_360.kept_parts().keys() | list %}

with match_keys as (
    select * from {{ ref('int_identity__match_keys') }}
),

-- Few records are equal to another one, so that it costs less to leave them out than to look up all that stay.
further_members as (
    select * from {{ ref('int_identity__profile_members') }}
    where record_id != profile_id
),

given_names as (
    select * from {{ ref('int_identity__given_names') }}
),

int_identity__profiles as (
    select
        match_keys.record_id as profile_id,
        {{ customer_360.usable_columns('match_keys', columns, settings.identifiers) }},
        given_names.given_name_forms,
        coalesce(given_names.is_established, false) as is_established_given_name
    from match_keys
    left join further_members on match_keys.record_id = further_members.record_id
    left join {{ ref('int_identity__blocked_records') }} as blocked_records
        on match_keys.record_id = blocked_records.record_id
    left join {{ ref('int_identity__mailbox_names') }} as mailbox_names
        on match_keys.record_id = mailbox_names.record_id
    left join given_names
        on coalesce(match_keys.given_name_key, mailbox_names.given_name_key) = given_names.given_name_key
    where further_members.record_id is null
)

select * from int_identity__profiles
