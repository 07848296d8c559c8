with

declared as (

    {{ customer_360.declared_raw_tables() }}

),

files as (

    select
        source_system,
        source_entity,
        count(*) as files
    from {{ ref('int_sources__files') }}
    group by source_system, source_entity

),

balance as (

    select * from {{ ref('int_sources__balance') }}

),

-- an older version of a row that came again is no fault of the delivery
faulty as (

    select
        source_system,
        source_entity,
        count(*) as faulty_rows
    from {{ ref('int_sources__rejected_records') }}
    where reasons != 'superseded'
    group by source_system, source_entity

),

run_context as (

    select * from {{ ref('int_sources__run_context') }}

),

latest_events as (

    {{ customer_360.latest_events() }}

),

int_sources__inventory as (

    select
        declared.source_system,
        declared.source_entity,
        declared.owner,
        declared.refresh,
        declared.journey_stage,
        declared.form,
        declared.pii_classes,
        cast(declared.personal_columns as integer) as personal_columns,
        declared.is_on,
        coalesce(files.files, 0) as files,
        balance.raw_rows,
        balance.staged_rows,
        balance.rejected_rows,
        balance.duplicate_rows,
        coalesce(faulty.faulty_rows, 0) as faulty_rows,
        cast(
            1 - coalesce(faulty.faulty_rows, 0) * 1.0 / nullif(balance.raw_rows, 0) as decimal(9, 6)
        ) as accepted_share,
        latest_events.last_event_at,
        {{ customer_360.days_between('latest_events.last_plausible_date', 'run_context.as_of') }} as days_behind,
        declared.warn_after_days
    from declared
    cross join run_context
    inner join balance
        on declared.source_system = balance.source_system and declared.source_entity = balance.source_entity
    inner join latest_events
        on
            declared.source_system = latest_events.source_system
            and declared.source_entity = latest_events.source_entity
    left join files
        on declared.source_system = files.source_system and declared.source_entity = files.source_entity
    left join faulty
        on declared.source_system = faulty.source_system and declared.source_entity = faulty.source_entity

)

select * from int_sources__inventory
