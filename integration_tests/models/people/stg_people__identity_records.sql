with people as (
    select * from read_csv('{{ env_var("C360_PEOPLE", "data/people.csv") }}', header = true, all_varchar = true)
),

stg_people__identity_records as (
    select
        'people' as source_system,
        source as source_entity,
        record_id as source_record_id,
        {{ customer_360.person_name('given_name') }} as given_name,
        {{ customer_360.person_name('middle_name') }} as middle_name,
        {{ customer_360.person_name('family_name') }} as family_name,
        {{ customer_360.gender_code('gender') }} as gender,
        {{ customer_360.birth_date('birth_date', '%Y-%m-%d') }} as birth_date,
        {{ customer_360.impossible_birth_date('birth_date', '%Y-%m-%d') }} as impossible_birth_date,
        {{ customer_360.email_address('email') }} as email,
        {{ customer_360.phone_e164('phone', "'GB'") }} as phone,
        address_line,
        city,
        region,
        postcode,
        national_id
    from people
)

select * from stg_people__identity_records
