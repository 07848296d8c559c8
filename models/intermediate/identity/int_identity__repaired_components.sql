{{ config(
    materialized='iterate',
    until_unchanged={'key': ['record_id'], 'compare': ['cluster_id']},
    max_rounds=60
) }}
{% set components = ref('int_identity__components') %}
{% set contradictions = ref('int_identity__contradictions') %}
{% set edges = ref('int_identity__kept_edges') %}

{% if customer_360.iterating() %}
    {{ customer_360.connected_components_step(
        '(select * from ' ~ edges ~ ' where is_kept)', node='record_id', label='cluster_id'
    ) }}
{% else %}
    select
        components.record_id,
        components.record_id as cluster_id
    from {{ components }} as components
    where components.component_id in (
        select contradictions.component_id from {{ contradictions }} as contradictions
    )
{% endif %}
