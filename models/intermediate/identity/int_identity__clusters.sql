{{ config(
    materialized='iterate',
    until_unchanged={'key': ['record_id'], 'compare': ['cluster_id']},
    max_rounds=60
) }}
{% set records = ref('int_identity__records') %}
{% set edges = ref('int_identity__kept_edges') %}

{% if customer_360.iterating() %}
    {{ customer_360.connected_components_step(
        '(select * from ' ~ edges ~ ' where is_kept)', node='record_id', label='cluster_id'
    ) }}
{% else %}
    select
        record_id,
        record_id as cluster_id
    from {{ records }}
{% endif %}
