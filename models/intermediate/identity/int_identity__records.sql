-- depends_on: {{ ref('gate_sources') }}
{% set settings = customer_360.identity_settings() %}
{% set contract = customer_360.record_contract(settings) %}
{% set sources = [] %}
{% for source in settings.sources %}{% do sources.append(ref(source)) %}{% endfor %}

with sources as (
    {{ customer_360.union_by_name(sources, contract) }}
),

typed as (
    select
        {{ dbt_utils.generate_surrogate_key(['source_system', 'source_entity', 'source_record_id']) }} as record_key,
        {%- for column, type in contract.items() %}
        cast({{ column }} as {{ type }}) as {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}
    from sources
),

keyed as (
    select
        *,
        {{ customer_360.name_key('given_name') }} as given_name_key,
        -- Anna of Anna-Lena: a form may hold both names or only the first.
        {{ customer_360.name_key(customer_360.regex_extract('given_name', '^[^ -]+')) }} as first_given_name_key,
        {{ customer_360.name_key('middle_name') }} as middle_name_key,
        {{ customer_360.name_key('family_name') }} as family_name_key,
        {{ customer_360.email_key('email') }} as email_key,
        {{ customer_360.address_key("coalesce(address_line, street || ' ' || house_number)") }} as address_key,
        lower(replace(postcode, ' ', '')) as postcode_key,
        {{ customer_360.name_key('city') }} as city_key
    from typed
),

numbered as (
    select
        *,
        -- Given and family name may have been swapped when they were typed in.
        least(given_name_key, family_name_key) || ' ' || greatest(given_name_key, family_name_key) as sorted_name_key,
        -- Integers join faster than hashes; this one follows the record keys, so that it is the same on every run.
        cast(row_number() over (order by record_key) as integer) as record_id
    from keyed
),

profiled as (
    select
        *,
        min(record_id) over (
            partition by {{ dbt_utils.generate_surrogate_key(customer_360.match_columns(settings)) }}
        ) as profile_id
    from numbered
),

int_identity__records as (
    select
        record_key,
        record_id,
        profile_id,
        {%- for column in contract %}
        {{ column }},
        {%- endfor %}
        given_name_key,
        first_given_name_key,
        middle_name_key,
        family_name_key,
        sorted_name_key,
        email_key,
        address_key,
        postcode_key,
        city_key
    from profiled
)

select * from int_identity__records
