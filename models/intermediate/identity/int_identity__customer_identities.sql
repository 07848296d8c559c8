with clusters as (
    select * from {{ ref('int_identity__clusters') }}
),

records as (
    select * from {{ ref('int_identity__records') }}
),

evidence as (
    select * from {{ ref('int_identity__evidence') }}
),

members as (
    select
        records.record_key,
        clusters.cluster_id,
        records.source_system,
        records.source_entity,
        records.source_record_id,
        'matched' as link_type
    from clusters
    inner join records on clusters.record_id = records.record_id
    union all
    select
        record_key,
        cluster_id,
        source_system,
        source_entity,
        source_record_id,
        'evidence' as link_type
    from evidence
    where cluster_id is not null
),

int_identity__customer_identities as (
    select
        members.record_key,
        -- A cluster bears the number of its first record, and record numbers follow the record keys.
        {{ dbt_utils.generate_surrogate_key(['first_records.record_key']) }} as customer_id,
        members.source_system,
        members.source_entity,
        members.source_record_id,
        members.link_type
    from members
    inner join records as first_records on members.cluster_id = first_records.record_id
)

select * from int_identity__customer_identities
