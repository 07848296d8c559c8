{{ config(
    materialized='iterate',
    until_unchanged={'key': ['profile_id'], 'compare': ['side_id']},
    max_rounds=500
) }}
{% set contradictions = ref('int_identity__contradictions') %}
{% set profiles = ref('int_identity__disputed_profiles') %}
{% set edges = ref('int_identity__edges') %}
{% set loose_pairs = ref('int_identity__loose_pairs') %}

{% if customer_360.iterating() %}
    {{ customer_360.grow_sides_step(profiles, edges, contradictions, loose_pairs, customer_360.identity_settings()) }}
{% else %}
    -- Each profile of a component that contradicts itself begins as a side of its own.
    select
        profile_id,
        component_id,
        profile_id as side_id
    from {{ profiles }}
{% endif %}
