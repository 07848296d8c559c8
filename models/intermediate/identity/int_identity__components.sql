{{ config(
    materialized='iterate',
    until_unchanged={'key': ['record_id'], 'compare': ['component_id']},
    max_rounds=60
) }}
{% set records = ref('int_identity__records') %}
{% set edges = ref('int_identity__edges') %}

{% if customer_360.iterating() %}
    {{ customer_360.connected_components_step(edges, node='record_id', label='component_id') }}
{% else %}
    select
        record_id,
        record_id as component_id
    from {{ records }}
{% endif %}
