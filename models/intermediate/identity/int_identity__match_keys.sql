{{ config(compression='none') }}
{% set columns = customer_360.match_columns(customer_360.identity_settings()) %}
{% set checked = ['birth_year', 'impossible_birth_date', 'phone', 'mobile_phone'] %}
{% set written_day = '^[0-9A-Za-z]{4}(?:-[0-9A-Za-z]{2}){2}$' %}

with records as (
    select * from {{ ref('int_identity__records') }}
),

keyed as (
    select
        *,
        {{ customer_360.given_name_key('given_name') }} as given_name_key,
        {{ customer_360.name_key('middle_name', is_part=true) }} as middle_name_key,
        {{ customer_360.name_key('family_name', is_part=true) }} as family_name_key,
        {{ customer_360.email_key_of_address('lower(email)') }} as email_key,
        {{ customer_360.address_text(
            "coalesce(address_line, street || coalesce(' ' || house_number, ''))"
        ) }} as address_text,
        lower(translate(postcode, ' -', '')) as postcode_key,
        {{ customer_360.name_key('city') }} as city_key
    from records
),

with_address as (
    select
        *,
        -- Anna of Anna-Lena: a form may hold both names or only the first.
        {{ customer_360.first_name_key('given_name', 'given_name_key') }} as first_given_name_key,
        {{ customer_360.address_key_of_text('address_text') }} as address_key
    from keyed
),

int_identity__match_keys as (
    select
        with_address.record_id,
        {{ customer_360.columns_of('with_address', columns | reject('in', checked) | list) }},
        case
            when
                with_address.birth_date is null
                and {{ customer_360.regex_matches('with_address.impossible_birth_date', written_day) }}
                then with_address.impossible_birth_date
        end as impossible_birth_date,
        {{ customer_360.plausible_birth_year('with_address.birth_year') }} as birth_year,
        {{ customer_360.phone_key('with_address.phone') }} as phone,
        {{ customer_360.phone_key('with_address.mobile_phone') }} as mobile_phone,
        {{ customer_360.named_columns(customer_360.kept_parts()) }}
    from with_address
)

select * from int_identity__match_keys
