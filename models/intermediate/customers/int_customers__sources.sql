-- depends_on: {{ ref('gate_identity') }}
with customer_identities as (

    select * from {{ ref('int_identity__customer_identities') }}

),

records as (

    select * from {{ ref('int_identity__records') }}

),

by_system as (

    select
        customer_identities.customer_id,
        records.source_system,
        count(*) as record_count,
        min(records.created_at) as first_seen_at,
        max(coalesce(records.updated_at, records.created_at)) as last_seen_at
    from customer_identities
    inner join records
        on customer_identities.record_key = records.record_key
    group by customer_identities.customer_id, records.source_system

),

int_customers__sources as (

    select
        customer_id,
        cast(sum(record_count) as bigint) as record_count,
        count(*) as source_system_count,
        {{ dbt.listagg('source_system', "', '", 'order by source_system') }} as source_systems,
        min(first_seen_at) as first_seen_at,
        max(last_seen_at) as last_seen_at
    from by_system
    group by customer_id

)

select * from int_customers__sources
