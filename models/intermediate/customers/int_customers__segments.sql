{%- set definitions = segment_definitions() -%}
with segment_facts as (

    select * from {{ ref('int_customers__segment_facts') }}

),

segment_definitions as (

    select * from {{ ref('segment_definitions') }}

),

members as (
    {% for definition in definitions %}
        select
            customer_id,
            as_of,
            '{{ definition.segment }}' as segment
        from segment_facts
        where {{ customer_360.segment_condition(definition.segment, definition.condition) }}
        union all
    {% endfor %}
    select
        customer_id,
        as_of,
        cast(null as {{ dbt.type_string() }}) as segment
    from segment_facts
    where false

),

int_customers__segments as (

    select
        members.customer_id,
        members.segment,
        segment_definitions.segment_name,
        segment_definitions.description as segment_description,
        segment_definitions.owner as segment_owner,
        members.as_of
    from members
    inner join segment_definitions on members.segment = segment_definitions.segment

)

select * from int_customers__segments
