{% macro cells_not_covered_once(map) %}
    with scores as (
        {%- for score in range(1, 6) %}
        select {{ score }} as score {{ 'union all' if not loop.last }}
        {%- endfor %}
    ),

    cells as (

        select
            recency.score as recency_score,
            frequency.score as frequency_score
        from scores as recency
        cross join scores as frequency

    )

    select
        cells.recency_score,
        cells.frequency_score,
        count(segments.segment) as segment_count
    from cells
    left join {{ map }} as segments
        on
            cells.recency_score between segments.recency_from and segments.recency_to
            and cells.frequency_score between segments.frequency_from and segments.frequency_to
    group by cells.recency_score, cells.frequency_score
    having count(segments.segment) != 1
{% endmacro %}
