-- depends_on: {{ ref('gate_identity') }}
{% set contract = customer_360.record_contract({'extra_columns': {}}).keys() | list %}

-- Without extra columns, which may have any name.
with records as (

    select
        records.record_key,
        {{ customer_360.columns_of('records', contract) }},
        match_keys.given_name_key,
        match_keys.family_name_key,
        match_keys.address_key,
        match_keys.postcode_key,
        match_keys.city_key,
        identities.customer_id,
        coalesce(records.updated_at, records.created_at) as observed_at
    from {{ ref('int_identity__records') }} as records
    inner join {{ ref('int_identity__match_keys') }} as match_keys
        on records.record_id = match_keys.record_id
    inner join {{ ref('int_identity__customer_identities') }} as identities
        on records.record_key = identities.record_key

),

candidates as (
    {{ customer_360.survivorship_candidates('records') }}
),

int_customers__attribute_values as (

    select
        customer_id,
        attribute,
        record_key,
        source_system,
        source_entity,
        source_record_id,
        observed_at,
        attribute_value,
        comparison_key,
        count(*) over (partition by customer_id, attribute, comparison_key) as agreeing_records,
        filled_parts
    from candidates

)

select * from int_customers__attribute_values
