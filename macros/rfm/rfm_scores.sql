{% macro rfm_settings() %}
    {%- set settings = customer_360.settings('rfm') -%}
    {%- if settings['scoring'] not in ['rank', 'quantile_values'] -%}
        {{ exceptions.raise_compiler_error(
            "vars: rfm: scoring: '" ~ settings['scoring'] ~ "' is unknown; known are: rank, quantile_values."
        ) }}
    {%- endif -%}
    {%- if settings['bins'] is not integer or settings['bins'] < 2 or settings['bins'] > 10 -%}
        {{ exceptions.raise_compiler_error(
            "vars: rfm: bins: '" ~ settings['bins'] ~ "' is no whole number from 2 to 10."
        ) }}
    {%- endif -%}
    {{ return(settings) }}
{% endmacro %}


{% macro rfm_scores(measures) -%}
    {%- set settings = customer_360.rfm_settings() -%}
    {%- if settings['scoring'] == 'rank' -%}
        {{ customer_360.rfm_scores_by_rank(measures, settings['bins']) }}
    {%- else -%}
        {{ customer_360.rfm_scores_by_quantile_values(measures, settings['bins']) }}
    {%- endif -%}
{%- endmacro %}


{% macro rfm_scores_by_rank(measures, bins) %}
    select
        customer_id,
        measure,
        measure_value,
        1 + cast(floor(
            {{ bins }} * (rank() over (
                partition by measure
                order by case when measure = 'recency' then -measure_value else measure_value end
            ) - 1) / count(*) over (partition by measure)
        ) as integer) as score
    from {{ measures }}
{% endmacro %}


{% macro rfm_scores_by_quantile_values(measures, bins) %}
    {#-
        The quantile at cut/bins (type 7) lies between two neighbours of the sorted values, a whole number of
        bins-ths on the way from one to the next. Everything is multiplied by bins, so that nothing is rounded.
    -#}
    with sorted as (

        select
            measure,
            measure_value,
            lead(measure_value) over (partition by measure order by measure_value, customer_id) as next_value,
            row_number() over (partition by measure order by measure_value, customer_id) - 1 as position,
            count(*) over (partition by measure) - 1 as last_position
        from {{ measures }}

    ),

    cuts as (
        {%- for cut in range(1, bins) %}
        select {{ cut }} as cut {{ 'union all' if not loop.last }}
        {%- endfor %}
    ),

    bounds as (

        select
            sorted.measure,
            cuts.cut,
            {{ bins }} * sorted.measure_value
            + coalesce(sorted.next_value - sorted.measure_value, 0)
            * cast(cuts.cut * sorted.last_position - {{ bins }} * sorted.position as integer)
            + {{ bins }} as bound_times_bins
        from sorted
        inner join cuts
            on
                cuts.cut * sorted.last_position >= {{ bins }} * sorted.position
                and cuts.cut * sorted.last_position < {{ bins }} * (sorted.position + 1)

    )

    select
        measured.customer_id,
        measured.measure,
        measured.measure_value,
        cast(
            case
                when measured.measure = 'recency' then {{ bins }} - count(bounds.cut)
                else 1 + count(bounds.cut)
            end as integer
        ) as score
    from {{ measures }} as measured
    left join bounds
        on
            measured.measure = bounds.measure
            and {{ bins }} * measured.measure_value >= bounds.bound_times_bins
    group by measured.customer_id, measured.measure, measured.measure_value
{% endmacro %}


{% macro score_of_five(score) -%}
    {#- The map of segments is drawn on five steps; another number of bins is put on them in proportion. -#}
    {%- set bins = customer_360.rfm_settings()['bins'] -%}
    {{ score if bins == 5 else 'cast(ceil(5.0 * ' ~ score ~ ' / ' ~ bins ~ ') as integer)' }}
{%- endmacro %}
