with

raw_counts as (

    select * from {{ ref('int_sources__raw_counts') }}

),

rejected_records as (

    select * from {{ ref('int_sources__rejected_records') }}

),

counted as (

    {% for system, table in customer_360.raw_tables() -%}
    select
        '{{ system }}' as source_system,
        '{{ table }}' as source_entity,
        (select count(*) from {{ ref('stg_' ~ system ~ '__' ~ table) }}) as staged_rows,
        (
            select count(*) from {{ ref('base_' ~ system ~ '__' ~ table) }} where _is_exact_duplicate
        ) as duplicate_rows
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

raw_by_table as (

    select
        source_system,
        source_entity,
        sum(raw_rows) as raw_rows
    from raw_counts
    group by source_system, source_entity

),

rejected_by_table as (

    select
        source_system,
        source_entity,
        count(*) as rejected_rows
    from rejected_records
    group by source_system, source_entity

),

int_sources__balance as (

    select
        counted.source_system,
        counted.source_entity,
        cast(coalesce(raw_by_table.raw_rows, 0) as bigint) as raw_rows,
        counted.staged_rows,
        coalesce(rejected_by_table.rejected_rows, 0) as rejected_rows,
        counted.duplicate_rows,
        coalesce(raw_by_table.raw_rows, 0)
        = counted.staged_rows + coalesce(rejected_by_table.rejected_rows, 0) + counted.duplicate_rows as is_balanced
    from counted
    left join raw_by_table
        on counted.source_system = raw_by_table.source_system and counted.source_entity = raw_by_table.source_entity
    left join rejected_by_table
        on
            counted.source_system = rejected_by_table.source_system
            and counted.source_entity = rejected_by_table.source_entity

)

select * from int_sources__balance
