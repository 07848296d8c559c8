{% set sources = {} %}
{% for name in customer_360.own_sources() %}{% do sources.update({name: ref(name)}) %}{% endfor %}
with

int_sources__own_sources as (

    select
        cast(null as {{ dbt.type_string() }}) as source_system,
        cast(null as {{ dbt.type_string() }}) as source_entity,
        cast(null as integer) as files,
        cast(null as {{ dbt.type_bigint() }}) as raw_rows,
        cast(null as {{ dbt.type_bigint() }}) as staged_rows
    where false
    {% for name, source in sources.items() %}
        union all
        select
            '{{ name.split('__')[0].removeprefix('stg_') }}' as source_system,
            '{{ name.split('__')[-1] }}' as source_entity,
            1 as files,
            count(*) as raw_rows,
            count(*) as staged_rows
        from {{ source }}
    {% endfor %}

)

select * from int_sources__own_sources
