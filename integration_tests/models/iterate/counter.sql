{{ config(
    materialized='iterate',
    until_unchanged={'key': ['counter_id'], 'compare': ['reached']},
    max_rounds=env_var('C360_COUNTER_ROUNDS', '20'),
    when_unsettled=env_var('C360_COUNTER_UNSETTLED', 'stop')
) }}

{% if customer_360.iterating() %}
    select
        counter_id,
        least(reached + 1, {{ env_var('C360_COUNTER_STOPS_AT', '5') }}) as reached
    from {{ customer_360.iteration_state() }}
{% else %}
    select
        1 as counter_id,
        0 as reached
{% endif %}
