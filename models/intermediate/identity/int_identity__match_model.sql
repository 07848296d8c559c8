{{ config(
    materialized='iterate',
    until_unchanged={
        'key': ['pair_kind', 'comparison_number', 'level_number'],
        'compare': ['watched'],
    },
    max_rounds=300,
    when_unsettled='first_state'
) }}
{% set settings = customer_360.identity_settings() %}
{% set levels = ref('int_identity__random_levels') %}
{% set patterns = ref('int_identity__patterns') %}
{% set random_patterns = ref('int_identity__random_patterns') %}
{% set profiles = ref('int_identity__profile_values') %}
{% set frozen = ref('frozen_match_model') %}

{% if customer_360.iterating() and settings.model == 'trained' %}
    {{ customer_360.train_step(settings, levels, patterns, random_patterns, profiles) }}
{% elif customer_360.iterating() %}
    select * from {{ customer_360.iteration_state() }}
{% elif settings.model == 'frozen' %}
    {{ customer_360.frozen_model(settings, frozen) }}
{% else %}
    {{ customer_360.first_model(levels, profiles) }}
{% endif %}
