{% set settings = customer_360.identity_settings() %}
{% set key = customer_360.record_key_columns() %}
{% set named = [] %}
{% for source in settings.sources + settings.evidence %}
    {% for column in key %}{% do named.append((source, ref(source), column)) %}{% endfor %}
{% endfor %}
{% set query %}
with

repeated_keys as (

    select
        {{ key | join(', ') }},
        count(*) as row_count
    from {{ ref('int_identity__records') }}
    group by {{ key | join(', ') }}
    having count(*) > 1

),

breaches as (

    select
        coalesce(source_system, 'null') || ': the same {{ key[1:] | join(" and ") }} more than once' as breach,
        sum(row_count) as row_count
    from repeated_keys
    group by source_system
    {% for source, relation, column in named %}
        union all
        select
            '{{ source }}: {{ column }} is missing' as breach,
            count(*) as row_count
        from {{ relation }}
        where nullif(trim(cast({{ column }} as {{ dbt.type_string() }})), '') is null
    {% endfor %}

)

select breach || ' in ' || cast(row_count as {{ dbt.type_string() }}) || ' rows' as breach
from breaches
where row_count > 0
order by breach
{% endset %}

{{ customer_360.stop_at_breaches(query) }}
