{% macro count_pairs(relation, columns) %}
    {#-
        Records and pairs of records in each group, from the group's size: n * (n - 1) / 2 within one kind,
        a * b across two kinds (where is_first is not null).
    -#}
    select
        scope,
        {{ columns | join(', ') }},
        count(*) as records,
        case
            when count(is_first) > 0
                then count(case when is_first then 1 end) * count(case when not is_first then 1 end)
            else count(*) * (count(*) - 1) / 2
        end as pairs
    from {{ relation }}
    group by scope, {{ columns | join(', ') }}
{% endmacro %}
