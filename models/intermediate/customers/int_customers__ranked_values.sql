{%- set positions = customer_360.survivorship_positions() -%}
with attribute_values as (

    select * from {{ ref('int_customers__attribute_values') }}

),

-- Each criterion gives a place among the customer's values of the attribute; lower is better.
placed as (

    select
        *,
        {{ customer_360.source_priority_place() }} as source_priority_place,
        rank() over (
            partition by customer_id, attribute order by observed_at desc nulls last
        ) as recency_place,
        rank() over (partition by customer_id, attribute order by agreeing_records desc) as frequency_place,
        rank() over (partition by customer_id, attribute order by filled_parts desc) as completeness_place
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
        row_number() over (
            partition by customer_id, attribute
            order by
                {% for position in positions %}
                    place_{{ position }},
                {% endfor %}
                last_place
        ) as preference_rank
    from ordered

),

-- A value lost by the first criterion that tells it from the one chosen.
compared as (

    select
        ranked.*,
        {{ customer_360.lost_by('ranked', 'chosen') }} as lost_by,
        min(case when ranked.comparison_key != chosen.comparison_key then ranked.preference_rank end)
            over (partition by ranked.customer_id, ranked.attribute) as rival_rank
    from ranked
    inner join ranked as chosen
        on
            ranked.customer_id = chosen.customer_id
            and ranked.attribute = chosen.attribute
            and chosen.preference_rank = 1

),

-- The chosen value won by what its best rival lost by.
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
        rival_rank is not null as has_conflict,
        case
            when preference_rank > 1 then lost_by
            else coalesce(
                max(case when preference_rank = rival_rank then lost_by end)
                    over (partition by customer_id, attribute),
                'only_value'
            )
        end as decided_by
    from compared

)

select * from int_customers__ranked_values
