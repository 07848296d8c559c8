with clusters as (
    select * from {{ ref('int_identity__clusters') }}
),

records as (
    select * from {{ ref('int_identity__records') }}
),

int_identity__customer_identities as (
    select
        records.record_key,
        -- A cluster bears the number of its first record, and record numbers follow the record keys.
        {{ dbt_utils.generate_surrogate_key(['first_records.record_key']) }} as customer_id,
        records.source_system,
        records.source_entity,
        records.source_record_id
    from clusters
    inner join records on clusters.record_id = records.record_id
    inner join records as first_records on clusters.cluster_id = first_records.record_id
)

select * from int_identity__customer_identities
