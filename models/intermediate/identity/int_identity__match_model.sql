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
    with sizes as (
        select greatest(cast(count(*) as double), 2) as profile_count from {{ profiles }}
    ),

    first_shares as (
        select 'match' as pair_kind, comparison_number, level_number, match_share as share from {{ levels }}
        union all
        select 'household' as pair_kind, comparison_number, level_number, household_share as share from {{ levels }}
        union all
        select 'stranger' as pair_kind, comparison_number, level_number, random_share as share from {{ levels }}
        union all
        -- About one other record for each, before anything is known.
        select 'match' as pair_kind, -1 as comparison_number, 0 as level_number, 0.6 / profile_count as share from sizes
        union all
        select 'household' as pair_kind, -1 as comparison_number, 0 as level_number, 0.3 / profile_count as share from sizes
        union all
        select 'stranger' as pair_kind, -1 as comparison_number, 0 as level_number, 1 - 0.9 / profile_count as share from sizes
    )

    {{ customer_360.model_state('first_shares') }}
{% endif %}
