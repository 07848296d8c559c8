{% set settings = customer_360.identity_settings() %}

with records as (
    select * from {{ ref('int_identity__records') }}
),

-- The union leaves each record a value once, be it its phone and its mobile phone at the same time.
identifiers as (
    {{ customer_360.identifier_values(settings.identifiers) }}
),

usage as (
    select
        identifier_type,
        identifier_value,
        count(*) as record_count,
        count(distinct given_name_key) as given_name_count,
        count(distinct given_name_key || ' ' || family_name_key) as people_count
    from identifiers
    group by identifier_type, identifier_value
),

judged as (
    select
        *,
        {{ customer_360.blocked_reason(settings.identifiers) }} as blocked_reason
    from usage
),

int_identity__identifiers as (
    select
        identifiers.record_id,
        identifiers.record_key,
        identifiers.identifier_type,
        identifiers.identifier_value,
        judged.record_count,
        judged.people_count,
        judged.given_name_count > 1 as is_shared,
        judged.blocked_reason is null as is_usable,
        judged.blocked_reason
    from identifiers
    inner join judged
        on
            identifiers.identifier_type = judged.identifier_type
            and identifiers.identifier_value = judged.identifier_value
)

select * from int_identity__identifiers
