{{ config(
    materialized='iterate',
    until_unchanged={'key': ['profile_id'], 'compare': ['side_id']},
    max_rounds=500
) }}
{% set components = ref('int_identity__components') %}
{% set contradictions = ref('int_identity__contradictions') %}
{% set profiles = ref('int_identity__profiles') %}
{% set edges = ref('int_identity__edges') %}
{% set loose_pairs = ref('int_identity__loose_pairs') %}

{% if customer_360.iterating() %}
    {{ customer_360.grow_sides_step(profiles, edges, contradictions, loose_pairs, customer_360.identity_settings()) }}
{% else %}
    -- Each profile of a component that contradicts itself begins as a side of its own.
    select
        profiles.profile_id,
        components.component_id,
        profiles.profile_id as side_id
    from {{ profiles }} as profiles
    inner join {{ components }} as components on profiles.profile_id = components.record_id
    where components.component_id in (
        select contradictions.component_id from {{ contradictions }} as contradictions
    )
{% endif %}
