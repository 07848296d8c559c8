{{ config(materialized='view') }}
{% set columns = customer_360.match_columns(customer_360.identity_settings()) %}

with match_keys as (
    select * from {{ ref('int_identity__match_keys') }}
),

first_members as (
    select * from {{ ref('int_identity__profile_members') }}
    where record_id = profile_id
),

given_names as (
    select * from {{ ref('int_identity__given_names') }}
),

int_identity__profiles as (
    select
        first_members.profile_id,
        first_members.record_count,
        {{ customer_360.columns_of('match_keys', columns + customer_360.kept_parts().keys() | list) }},
        given_names.given_name_forms,
        coalesce(given_names.is_established, false) as is_established_given_name
    from first_members
    inner join match_keys on first_members.profile_id = match_keys.record_id
    left join given_names on match_keys.given_name_key = given_names.given_name_key
)

select * from int_identity__profiles
