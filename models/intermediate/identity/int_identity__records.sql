-- depends_on: {{ ref('gate_sources') }}
{{ config(materialized='view') }}
{% set settings = customer_360.identity_settings() %}
{% set sources = [] %}
{% for source in settings.sources %}{% do sources.append(ref(source)) %}{% endfor %}

with sources as (
    {{ customer_360.union_of_records(sources, settings) }}
),

keyed as (
    select
        {{ dbt_utils.generate_surrogate_key(['source_system', 'source_entity', 'source_record_id']) }} as record_key,
        {{ customer_360.cast_columns(customer_360.record_contract(settings)) }}
    from sources
),

int_identity__records as (
    select
        -- Integers join faster than hashes; these follow the record keys, and no record's depends on the others.
        {{ customer_360.number_of_key('record_key') }} as record_id,
        *
    from keyed
)

select * from int_identity__records
