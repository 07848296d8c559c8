{{ config(materialized='view') }}
{% set settings = customer_360.identity_settings() %}

with profiles as (
    select * from {{ ref('int_identity__profiles') }}
),

usable_identifiers as (
    select * from {{ ref('int_identity__identifiers') }}
    where is_usable
),

int_identity__block_keys as (
    {{ customer_360.rule_block_keys(settings.rules + settings.blocking) }}
)

select * from int_identity__block_keys
