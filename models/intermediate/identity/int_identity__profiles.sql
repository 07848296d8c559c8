{% set columns = customer_360.match_columns(customer_360.identity_settings()) %}

with records as (
    select * from {{ ref('int_identity__records') }}
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
        {{ customer_360.columns_of('records', columns) }},
        {{ customer_360.derived_columns_of_records() }},
        given_names.given_name_forms,
        coalesce(given_names.is_established, false) as is_established_given_name
    from first_members
    inner join records on first_members.record_id = records.record_id
    left join given_names on records.given_name_key = given_names.given_name_key
)

select * from int_identity__profiles
