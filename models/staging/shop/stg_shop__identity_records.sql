{{ config(materialized='view') }}

with

customers as (

    select * from {{ ref('stg_shop__customers') }}

),

order_buyers as (

    select * from {{ ref('stg_shop__order_buyers') }}

),

stg_shop__identity_records as (

    select
        'shop' as source_system,
        'customers' as source_entity,
        customer_id as source_record_id,
        customer_id as shop_account_id,
        cast(null as {{ dbt.type_string() }}) as full_name,
        given_name,
        cast(null as {{ dbt.type_string() }}) as middle_name,
        family_name,
        name_suffix,
        cast(null as {{ dbt.type_string() }}) as gender,
        email,
        phone,
        address_line,
        street,
        house_number,
        city,
        region,
        postcode,
        country,
        created_at,
        updated_at
    from customers

    union all

    select
        'shop' as source_system,
        source_entity,
        source_record_id,
        source_record_id as shop_account_id,
        full_name,
        given_name,
        middle_name,
        family_name,
        name_suffix,
        gender,
        email,
        phone,
        address_line,
        street,
        house_number,
        city,
        region,
        postcode,
        country,
        first_ordered_at as created_at,
        latest_ordered_at as updated_at
    from order_buyers

)

select * from stg_shop__identity_records
