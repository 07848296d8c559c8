-- depends_on: {{ ref('gate_identity') }}
with records as (

    select * from {{ ref('int_identity__records') }}

),

customer_identities as (

    select * from {{ ref('int_identity__customer_identities') }}

),

candidates as (
    {{ customer_360.survivorship_candidates('records') }}
),

int_customers__attribute_values as (

    select
        customer_identities.customer_id,
        candidates.attribute,
        candidates.record_key,
        records.source_system,
        records.source_entity,
        records.source_record_id,
        coalesce(records.updated_at, records.created_at) as observed_at,
        candidates.attribute_value,
        candidates.comparison_key,
        count(*) over (
            partition by customer_identities.customer_id, candidates.attribute, candidates.comparison_key
        ) as agreeing_records,
        candidates.filled_parts
    from candidates
    inner join records
        on candidates.record_key = records.record_key
    inner join customer_identities
        on candidates.record_key = customer_identities.record_key

)

select * from int_customers__attribute_values
