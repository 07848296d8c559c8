{{ config(
    materialized='iterate',
    until_unchanged={'key': ['record_id'], 'compare': ['component_id']},
    max_rounds=60
) }}
{% set edges = ref('int_identity__edges') %}

{% if customer_360.iterating() %}
    {{ customer_360.connected_components_step(edges, node='record_id', label='component_id') }}
{% else %}
    -- The smallest neighbour is where the search begins. An edge's first record is the smaller one.
    select
        ends.record_id,
        min(ends.component_id) as component_id
    from (
        select
            record_a as record_id,
            record_a as component_id
        from {{ edges }}
        union all
        select
            record_b as record_id,
            record_a as component_id
        from {{ edges }}
    ) as ends
    group by ends.record_id
{% endif %}
