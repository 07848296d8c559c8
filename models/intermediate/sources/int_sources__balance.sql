with

fates as (

    select
        source_system,
        source_entity,
        'raw' as fate,
        sum(raw_rows) as row_count
    from {{ ref('int_sources__raw_counts') }}
    group by source_system, source_entity
    union all
    select
        source_system,
        source_entity,
        'rejected' as fate,
        count(*) as row_count
    from {{ ref('int_sources__rejected_records') }}
    group by source_system, source_entity
    {% for system, table in customer_360.raw_tables() %}
        union all
        select
            '{{ system }}' as source_system,
            '{{ table }}' as source_entity,
            'staged' as fate,
            count(*) as row_count
        from {{ ref('stg_' ~ system ~ '__' ~ table) }}
        union all
        select
            '{{ system }}' as source_system,
            '{{ table }}' as source_entity,
            'duplicate' as fate,
            count(*) as row_count
        from {{ ref('base_' ~ system ~ '__' ~ table) }}
        where _is_exact_duplicate
    {% endfor %}

),

counted as (

    select
        source_system,
        source_entity,
        cast(sum(case when fate = 'raw' then row_count else 0 end) as bigint) as raw_rows,
        cast(sum(case when fate = 'staged' then row_count else 0 end) as bigint) as staged_rows,
        cast(sum(case when fate = 'rejected' then row_count else 0 end) as bigint) as rejected_rows,
        cast(sum(case when fate = 'duplicate' then row_count else 0 end) as bigint) as duplicate_rows
    from fates
    group by source_system, source_entity

),

int_sources__balance as (

    select
        *,
        raw_rows = staged_rows + rejected_rows + duplicate_rows as is_balanced
    from counted

)

select * from int_sources__balance
