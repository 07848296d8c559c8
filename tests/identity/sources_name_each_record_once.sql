{#- Stops with a sentence, because dbt says how many rows a test returned and shows none of them. -#}
{% set settings = customer_360.identity_settings() %}
{% set key = customer_360.record_key_columns() %}
{% set query %}
with

breaches as (

    {% for source in settings.sources + settings.evidence %}
        {% for column in key %}
            select
                '{{ source }}: {{ column }} is missing in ' as breach,
                count(*) as row_count
            from {{ ref(source) }}
            where nullif(trim({{ column }}), '') is null
            union all
        {% endfor %}
    {% endfor %}
    select
        coalesce(source_system, 'no source_system') || ': the same {{ key[1:] | join(" and ") }} more than once in ' as breach,
        sum(row_count) as row_count
    from (
        select
            {{ key | join(', ') }},
            count(*) as row_count
        from {{ ref('int_identity__records') }}
        group by {{ key | join(', ') }}
        having count(*) > 1
    ) as repeated_keys
    group by source_system

)

select
    breach,
    row_count
from breaches
where row_count > 0
order by breach
{% endset %}

{% if execute and flags.WHICH in ['build', 'test', 'retry'] %}
    {% set found = [] %}
    {% for row in run_query(query) %}{% do found.append(row[0] ~ row[1] ~ ' rows') %}{% endfor %}
    {% if found %}{{ exceptions.raise_compiler_error(found | join('; ') ~ '.') }}{% endif %}
    select 'none' as breach
    where false
{% else %}
    {{ query }}
{% endif %}
