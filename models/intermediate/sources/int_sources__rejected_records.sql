with

rejected_rows as (

    {% for system, table in customer_360.raw_tables() %}
        {{ customer_360.rejected_rows(system, table, ref('base_' ~ system ~ '__' ~ table)) }}
        {{ 'union all' if not loop.last }}
    {% endfor %}

),

int_sources__rejected_records as (

    select
        reject_key,
        source_system,
        source_entity,
        file,
        row_number,
        reasons
    from rejected_rows

)

select * from int_sources__rejected_records
