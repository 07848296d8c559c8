{% test primary_key(model, columns, required=[]) %}
    {#- One row for each way in which rows break it: a result names columns, and shows nobody's values. -#}
    {{ config(fail_calc='coalesce(sum(row_count), 0)') }}
    {%- set key = columns | join(', ') %}

    select
        'more than one row with the same {{ key }}' as breach,
        count(*) as row_count
    from (select {{ key }} from {{ model }} group by {{ key }} having count(*) > 1) as repeated_keys
    having count(*) > 0
    {%- for column in columns + required %}

    union all

    select
        '{{ column }} is null' as breach,
        count(*) as row_count
    from {{ model }}
    where {{ column }} is null
    having count(*) > 0
    {%- endfor %}
{% endtest %}
