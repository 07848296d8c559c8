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
        min(source_system) as source_system,
        count(*) as row_count,
        -- The key is a hash of the three, joined by hyphens, which they may hold themselves.
        min(source_entity) != max(source_entity) or min(source_record_id) != max(source_record_id) as is_ambiguous
    from {{ ref('int_identity__records') }}
    group by record_key
    having count(*) > 1

),

breaches as (

    select
        coalesce(source_system, 'null') || ': ' || case
            when is_ambiguous then '{{ key[1:] | join("-") }} is the same of different records (leave hyphens out of source_entity)'
            else 'the same {{ key[1:] | join(" and ") }} more than once'
        end as breach,
        sum(row_count) as row_count
    from repeated_keys
    group by source_system, is_ambiguous
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
