{% set columns = customer_360.match_columns(customer_360.identity_settings()) %}

with records as (
    select * from {{ ref('int_identity__records') }}
),

given_names as (
    select * from {{ ref('int_identity__given_names') }}
),

record_counts as (
    select
        profile_id,
        count(*) as record_count
    from records
    group by profile_id
),

int_identity__profiles as (
    select
        records.profile_id,
        record_counts.record_count,
        {{ customer_360.columns_of('records', columns) }},
        given_names.given_name_forms,
        coalesce(given_names.is_established, false) as is_established_given_name
    from records
    inner join record_counts on records.record_id = record_counts.profile_id
    left join given_names on records.given_name_key = given_names.given_name_key
)

select * from int_identity__profiles
