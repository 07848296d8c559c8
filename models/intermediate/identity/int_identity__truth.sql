with labels as (
    {{ customer_360.truth_records(customer_360.truth_path()) }}
),

int_identity__truth as (
    select
        {{ dbt_utils.generate_surrogate_key([
            'source_system', 'source_entity', 'source_record_id'
        ]) }} as record_key,
        person_id,
        household_id
    from labels
)

select * from int_identity__truth
