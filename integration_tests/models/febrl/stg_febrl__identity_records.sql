with people as (
    select * from read_csv('{{ env_var("C360_FEBRL", "data/febrl.csv") }}', header = true, all_varchar = true)
),

stg_febrl__identity_records as (
    select
        'febrl' as source_system,
        'people' as source_entity,
        record_id as source_record_id,
        {{ customer_360.person_name('given_name') }} as given_name,
        {{ customer_360.person_name('surname') }} as family_name,
        {{ customer_360.birth_date('date_of_birth', '%Y%m%d') }} as birth_date,
        {{ customer_360.impossible_birth_date('date_of_birth', '%Y%m%d') }} as impossible_birth_date,
        {{ customer_360.phone_e164('phone_number', "'AU'") }} as phone,
        concat_ws(' ', address_1, street_number) as address_line,
        suburb as city,
        state as region,
        postcode,
        'AU' as country,
        soc_sec_id as national_id
    from people
)

select * from stg_febrl__identity_records
