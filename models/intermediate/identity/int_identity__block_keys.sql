{{ config(materialized='view') }}

with profile_values as (
    select * from {{ ref('int_identity__profile_values') }}
),

blocked_identifiers as (
    select * from {{ ref('int_identity__blocked_identifiers') }}
),

int_identity__block_keys as (
    {{ customer_360.rule_block_keys(customer_360.identity_settings()) }}
)

select * from int_identity__block_keys
