{{ config(materialized='view') }}

with ranked_values as (

    select * from {{ ref('int_customers__ranked_values') }}

),

int_customers__survivorship as (

    select
        customer_id,
        attribute,
        record_key,
        source_system,
        source_entity,
        source_record_id,
        observed_at,
        attribute_value,
        decided_by,
        agreeing_records,
        has_conflict
    from ranked_values
    where is_chosen

)

select * from int_customers__survivorship
