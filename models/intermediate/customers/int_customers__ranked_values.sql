{%- set positions = customer_360.survivorship_positions() -%}
with attribute_values as (
    select * from {{ ref('int_customers__attribute_values') }}
),

-- What each criterion goes by; lower is better.
placed as (

    select
        *,
        {{ customer_360.source_priority_place() }} as source_priority_place,
        coalesce(-{{ customer_360.microseconds('observed_at') }}, 9223372036854775807) as recency_place,
        -agreeing_records as frequency_place,
        -filled_parts as completeness_place
    from attribute_values

),

ordered as (

    select
        *,
        {% for position in positions %}
            {{ customer_360.criterion_place(position) }} as place_{{ position }},
        {% endfor %}
        record_key as last_place
    from placed

),

ranked as (

    select
        *,
        row_number() over by_preference as preference_rank,
        {% for position in positions %}
            first_value(place_{{ position }}) over by_preference as chosen_place_{{ position }},
        {% endfor %}
        first_value(comparison_key) over by_preference as chosen_comparison_key
    from ordered
    window
        by_preference as (
            partition by customer_id, attribute
            order by
                {% for position in positions %}
                    place_{{ position }},
                {% endfor %}
                last_place
        )

),

-- A value lost by the first criterion that tells it from the one chosen.
compared as (
    select
        *,
        {{ customer_360.lost_by() }} as lost_by
    from ranked
),

-- The chosen value's best rival is the first value that is another one.
rivalled as (

    select
        *,
        first_value(case when lost_by != 'same_value' then lost_by end) over (
            partition by customer_id, attribute
            order by case when lost_by = 'same_value' then 1 else 0 end, preference_rank
        ) as rival_lost_by
    from compared

),

-- The chosen value won by what that rival lost by.
int_customers__ranked_values as (

    select
        customer_id,
        attribute,
        record_key,
        source_system,
        source_entity,
        source_record_id,
        observed_at,
        attribute_value,
        comparison_key,
        agreeing_records,
        filled_parts,
        preference_rank,
        preference_rank = 1 as is_chosen,
        rival_lost_by is not null as has_conflict,
        case
            when preference_rank > 1 then lost_by
            else coalesce(rival_lost_by, 'only_value')
        end as decided_by
    from rivalled

)

select * from int_customers__ranked_values
