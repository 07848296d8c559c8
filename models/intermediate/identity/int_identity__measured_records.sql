with identities as (
    select * from {{ ref('int_identity__customer_identities') }}
    where link_type = 'matched'
),

truth as (
    select * from {{ ref('int_identity__truth') }}
),

-- Numbers stand for customers, people and households, since each record is counted in many scopes.
labelled as (
    select
        identities.record_key,
        identities.source_system,
        dense_rank() over (order by identities.customer_id) as customer_number,
        dense_rank() over (order by truth.person_id) as person_number,
        case
            when truth.household_id is not null then dense_rank() over (order by truth.household_id)
        end as household_number
    from identities
    inner join truth on identities.record_key = truth.record_key
),

systems as (
    select distinct source_system from labelled
),

scopes as (
    select distinct
        'all' as scope,
        cast(null as {{ dbt.type_string() }}) as system_a,
        cast(null as {{ dbt.type_string() }}) as system_b
    from systems
    union all
    select
        system_a.source_system || '-' || system_b.source_system as scope,
        system_a.source_system as system_a,
        system_b.source_system as system_b
    from systems as system_a
    inner join systems as system_b on system_a.source_system <= system_b.source_system
),

int_identity__measured_records as (
    select
        scopes.scope,
        labelled.*,
        -- In a scope of two systems a pair has one record of each.
        case
            when scopes.system_a != scopes.system_b then labelled.source_system = scopes.system_a
        end as is_first
    from labelled
    inner join scopes
        on scopes.scope = 'all' or labelled.source_system in (scopes.system_a, scopes.system_b)
)

select * from int_identity__measured_records
