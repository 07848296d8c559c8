with golden_records as (

    select * from {{ ref('int_customers__golden_records') }}

),

shown as (

    {% for attribute in ['full_name', 'email', 'phone', 'mobile_phone', 'birth_date', 'gender'] %}
        select
            customer_id,
            '{{ attribute | replace('full_', '') }}' as attribute,
            cast({{ attribute }} as {{ dbt.type_string() }}) as attribute_value
        from golden_records
        where {{ attribute }} is not null
        union all
    {% endfor %}
    select
        golden_records.customer_id,
        'address' as attribute,
        chosen.attribute_value
    from golden_records
    inner join {{ ref('int_customers__survivorship') }} as chosen
        on golden_records.customer_id = chosen.customer_id and chosen.attribute = 'address'
    where
        coalesce(
            golden_records.address_line, golden_records.street, golden_records.postcode, golden_records.city
        ) is not null

),

chosen as (

    select * from {{ ref('int_customers__survivorship') }}

)

select
    coalesce(shown.customer_id, chosen.customer_id) as customer_id,
    coalesce(shown.attribute, chosen.attribute) as attribute
from shown
full join chosen
    on shown.customer_id = chosen.customer_id and shown.attribute = chosen.attribute
where shown.attribute_value is distinct from chosen.attribute_value
