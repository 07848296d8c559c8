-- The waterfall of one edge, drawn in text: one character per bit, '+' for one person and '-' against. It takes the kept edge of the match
-- model that was the closest call; put other record keys in its place. Run it with:
--   dbt show --select match_waterfall --limit 30
with explanations as (
    select * from {{ ref('match_explanations') }}
),

graph as (
    select * from {{ ref('identity_graph') }}
    where edge_type = 'record-record'
),

closest_call as (
    select
        from_node as record_key_a,
        to_node as record_key_b
    from graph
    where is_kept and rule_names = 'match_model'
    order by match_probability, from_node, to_node
    limit 1
),

steps as (
    select
        explanations.*,
        least(explanations.total_bits, explanations.total_bits - explanations.bits) as lower_end,
        greatest(explanations.total_bits, explanations.total_bits - explanations.bits) as upper_end
    from explanations
    inner join closest_call
        on
            explanations.record_key_a = closest_call.record_key_a
            and explanations.record_key_b = closest_call.record_key_b
),

match_waterfall as (
    select
        step_number,
        step,
        level_name,
        bits,
        total_bits,
        repeat(' ', cast(round(lower_end) - min(round(lower_end)) over () as integer))
        || repeat(
            case when bits > 0 then '+' else '-' end, cast(round(upper_end) - round(lower_end) as integer)
        ) as bar
    from steps
)

select * from match_waterfall
order by step_number
