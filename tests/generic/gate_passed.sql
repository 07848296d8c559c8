{% test gate_passed(model) %}
    {#- A gate that wrote nothing in this run is closed too: it checked nothing. -#}
    with

    current_run as (

        select *
        from {{ model }}
        where run_id = (select run_context.run_id from {{ ref('int_sources__run_context') }} as run_context)

    )

    select message
    from current_run
    where severity = 'critical' and not success

    union all

    select 'the gate has no result for this run' as message
    where not exists (select 1 from current_run)
{% endtest %}
