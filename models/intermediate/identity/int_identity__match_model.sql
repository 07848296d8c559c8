{{ config(
    materialized='iterate',
    until_unchanged={
        'key': ['pair_kind', 'comparison_number', 'level_number'],
        'compare': ['watched'],
    },
    max_rounds=300
) }}
{% set settings = customer_360.identity_settings() %}
{% set levels = ref('int_identity__random_levels') %}
{% set patterns = ref('int_identity__patterns') %}
{% set profiles = ref('int_identity__profiles') %}

{% if customer_360.iterating() %}
    {{ customer_360.train_step(settings, levels, patterns, profiles) }}
{% else %}
    {{ customer_360.first_model(levels, profiles) }}
{% endif %}
