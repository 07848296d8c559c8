{{ config(
    materialized='iterate',
    until_unchanged={'key': ['node_id'], 'compare': ['component_id']}
) }}
{% set edges = ref('graph_edges') %}

{% if customer_360.iterating() %}
    {{ customer_360.connected_components_step(edges, node='node_id', label='component_id') }}
{% else %}
    select
        node_id,
        node_id as component_id
    from (
        select record_a as node_id from {{ edges }}
        union
        select record_b as node_id from {{ edges }}
    )
{% endif %}
