-- depends_on: {{ ref('gate_sources') }}
{% set settings = customer_360.identity_settings() %}
{% set contract = customer_360.record_contract(settings) %}
{% set key_columns = ['source_system', 'source_entity', 'source_record_id'] %}
{% set sources = [] %}
{% for source in settings.sources %}{% do sources.append(ref(source)) %}{% endfor %}

with sources as (
    {{ customer_360.union_by_name(sources, contract) }}
),

-- Read for themselves, because to number wide rows is to sort wide rows.
source_keys as (
    {{ customer_360.union_by_name(sources, contract) }}
),

record_numbers as (
    select
        record_key,
        -- Integers join faster than hashes; these follow the record keys and are the same on every run.
        cast(row_number() over (order by record_key) as integer) as record_id
    from (select {{ dbt_utils.generate_surrogate_key(key_columns) }} as record_key from source_keys)
),

typed as (
    select
        {{ dbt_utils.generate_surrogate_key(key_columns) }} as record_key,
        {{ customer_360.cast_columns(contract) }}
    from sources
),

keyed as (
    select
        *,
        {{ customer_360.name_key('given_name') }} as given_name_key,
        {{ customer_360.name_key('middle_name') }} as middle_name_key,
        {{ customer_360.name_key('family_name') }} as family_name_key,
        {{ customer_360.email_key_of_address('lower(email)') }} as email_key,
        {{ customer_360.address_text(
            "coalesce(address_line, street || ' ' || house_number)"
        ) }} as address_text,
        lower(replace(postcode, ' ', '')) as postcode_key,
        {{ customer_360.name_key('city') }} as city_key
    from typed
),

int_identity__records as (
    select
        record_numbers.record_id,
        keyed.record_key,
        {{ customer_360.columns_of('keyed', contract.keys() | list) }},
        keyed.given_name_key,
        -- Anna of Anna-Lena: a form may hold both names or only the first.
        case
            when {{ customer_360.regex_matches('keyed.given_name', '[ -]') }}
                then {{ customer_360.name_key(customer_360.regex_extract('keyed.given_name', '^[^ -]+')) }}
            else keyed.given_name_key
        end as first_given_name_key,
        keyed.middle_name_key,
        keyed.family_name_key,
        keyed.email_key,
        {{ customer_360.address_key_of_text('keyed.address_text') }} as address_key,
        keyed.postcode_key,
        keyed.city_key,
        -- Given and family name may have been swapped when they were typed in.
        case
            when keyed.given_name_key < keyed.family_name_key
                then keyed.given_name_key || ' ' || keyed.family_name_key
            else keyed.family_name_key || ' ' || keyed.given_name_key
        end as sorted_name_key
    from keyed
    inner join record_numbers on keyed.record_key = record_numbers.record_key
)

select * from int_identity__records
