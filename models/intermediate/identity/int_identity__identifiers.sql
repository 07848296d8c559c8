{% set settings = customer_360.identity_settings() %}

with records as (
    select * from {{ ref('int_identity__records') }}
),

identifiers as (
    {{ customer_360.identifier_values(settings.identifiers) }}
),

usage as (
    select
        identifier_type,
        identifier_value,
        count(*) as record_count
    from identifiers
    group by identifier_type, identifier_value
),

-- Only what many records bear can be shared by too many people.
crowds as (
    select
        identifiers.identifier_type,
        identifiers.identifier_value,
        count(distinct records.given_name_key || ' ' || records.family_name_key) as people_count
    from identifiers
    inner join usage
        on
            identifiers.identifier_type = usage.identifier_type
            and identifiers.identifier_value = usage.identifier_value
    inner join records on identifiers.record_id = records.record_id
    where {{ customer_360.may_be_crowded('usage', settings.identifiers) }}
    group by identifiers.identifier_type, identifiers.identifier_value
),

judged as (
    select
        usage.*,
        crowds.people_count
    from usage
    left join crowds
        on
            usage.identifier_type = crowds.identifier_type
            and usage.identifier_value = crowds.identifier_value
),

with_reason as (
    select
        *,
        {{ customer_360.blocked_reason(settings.identifiers) }} as blocked_reason
    from judged
),

int_identity__identifiers as (
    select
        identifiers.record_id,
        identifiers.identifier_type,
        identifiers.identifier_value,
        with_reason.record_count,
        with_reason.people_count,
        with_reason.blocked_reason is null as is_usable,
        with_reason.blocked_reason
    from identifiers
    inner join with_reason
        on
            identifiers.identifier_type = with_reason.identifier_type
            and identifiers.identifier_value = with_reason.identifier_value
)

select * from int_identity__identifiers
