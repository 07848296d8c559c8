{% set settings = customer_360.identity_settings() %}

with match_keys as (
    select * from {{ ref('int_identity__match_keys') }}
),

half_named as (
    select
        match_keys.record_id,
        match_keys.given_name_key,
        match_keys.family_name_key,
        {{ customer_360.usable_columns('match_keys', ['mailbox_key'], settings.identifiers) }}
    from match_keys
    left join {{ ref('int_identity__blocked_records') }} as blocked_records
        on match_keys.record_id = blocked_records.record_id
    where match_keys.given_name_key is null or match_keys.family_name_key is null
),

mailboxes as (
    select
        record_id,
        given_name_key,
        family_name_key,
        {{ customer_360.regex_replace('mailbox_key', '[^a-z]', '') }} as letters
    from half_named
    where mailbox_key is not null and not {{ customer_360.regex_matches('mailbox_key', '[0-9]') }}
),

full_names as (
    select distinct
        given_name_key,
        family_name_key
    from match_keys
    where length(given_name_key) > 1 and length(family_name_key) > 1
),

written as (
    select
        given_name_key,
        family_name_key,
        given_name_key || family_name_key as letters
    from full_names
    union all
    select
        given_name_key,
        family_name_key,
        family_name_key || given_name_key as letters
    from full_names
),

spelled as (
    select distinct
        mailboxes.record_id,
        written.given_name_key,
        written.family_name_key
    from mailboxes
    inner join written on mailboxes.letters = written.letters
    where
        starts_with(written.given_name_key, coalesce(mailboxes.given_name_key, ''))
        and starts_with(written.family_name_key, coalesce(mailboxes.family_name_key, ''))
),

-- What two people's names spell (Ana Lopez, Lopez Ana) is nobody's.
int_identity__mailbox_names as (
    select
        record_id,
        min(given_name_key) as given_name_key,
        min(family_name_key) as family_name_key
    from spelled
    group by record_id
    having count(*) = 1
)

select * from int_identity__mailbox_names
