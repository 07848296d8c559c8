with sources as (

    select * from {{ ref('int_customers__sources') }}

),

survivorship as (

    select * from {{ ref('int_customers__survivorship') }}

),

records as (

    select * from {{ ref('int_identity__records') }}

),

purchases as (

    select * from {{ ref('int_customers__purchases') }}

),

chosen as (

    select
        customer_id,
        max(case when attribute = 'name' then record_key end) as name_record_key,
        max(case when attribute = 'address' then record_key end) as address_record_key,
        max(case when attribute = 'name' then attribute_value end) as full_name,
        max(case when attribute = 'birth_date' then attribute_value end) as birth_date,
        max(case when attribute = 'gender' then attribute_value end) as gender,
        max(case when attribute = 'email' then attribute_value end) as email,
        max(case when attribute = 'phone' then attribute_value end) as phone,
        max(case when attribute = 'mobile_phone' then attribute_value end) as mobile_phone,
        bool_or(attribute = 'name' and has_conflict) as name_conflict,
        bool_or(attribute = 'birth_date' and has_conflict) as birth_date_conflict,
        bool_or(attribute = 'gender' and has_conflict) as gender_conflict
    from survivorship
    group by customer_id

),

int_customers__golden_records as (

    select
        sources.customer_id,
        chosen.full_name,
        named.given_name,
        named.middle_name,
        named.family_name,
        named.name_suffix,
        cast(chosen.birth_date as date) as birth_date,
        chosen.gender,
        chosen.email,
        chosen.phone,
        chosen.mobile_phone,
        housed.address_line,
        housed.street,
        housed.house_number,
        housed.postcode,
        housed.city,
        housed.region,
        housed.country,
        sources.record_count,
        sources.source_system_count,
        sources.source_systems,
        sources.first_seen_at,
        sources.last_seen_at,
        coalesce(chosen.name_conflict, false) as name_conflict,
        coalesce(chosen.birth_date_conflict, false) as birth_date_conflict,
        coalesce(chosen.gender_conflict, false) as gender_conflict,
        purchases.customer_id is not null as has_orders
    from sources
    left join chosen
        on sources.customer_id = chosen.customer_id
    left join records as named
        on chosen.name_record_key = named.record_key
    left join records as housed
        on chosen.address_record_key = housed.record_key
    left join purchases
        on sources.customer_id = purchases.customer_id

)

select * from int_customers__golden_records
