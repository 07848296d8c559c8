{{ config(
    materialized='iterate',
    until_unchanged={'key': ['counter_id'], 'compare': ['reached']},
    max_rounds=var('counter_max_rounds', 20)
) }}

{% if customer_360.iterating() %}
    select
        counter_id,
        least(reached + 1, {{ var('counter_stops_at', 5) }}) as reached
    from {{ customer_360.iteration_state() }}
{% else %}
    select
        1 as counter_id,
        0 as reached
{% endif %}
