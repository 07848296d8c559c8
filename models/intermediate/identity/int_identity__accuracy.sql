{#- A meeting is what was matched rightly. Who moved is of two households, and not merged with anybody for that. -#}
{% set groups = {
    'customers': ['customer_number'],
    'people': ['person_number'],
    'meetings': ['customer_number', 'person_number'],
    'households': ['customer_number', 'household_number'],
    'residents': ['customer_number', 'household_number', 'person_number'],
} %}

with measured_records as (
    select * from {{ ref('int_identity__measured_records') }}
),
{% for name, columns in groups.items() %}
    {{ name }} as (
        {{ customer_360.count_pairs('measured_records', columns) }}
    ),
{% endfor %}

predicted as (
    select
        scope,
        sum(pairs) as pairs,
        max(records) as largest
    from customers
    group by scope
),

true_pairs as (
    select
        scope,
        sum(pairs) as pairs,
        max(records) as largest
    from people
    group by scope
),

merged_households as (
    select
        scope,
        sum(pairs) as pairs
    from (
        select
            scope,
            pairs
        from households
        where household_number is not null
        union all
        select
            scope,
            -pairs as pairs
        from residents
        where household_number is not null
    ) as counted
    group by scope
),

-- B-cubed asks each record which share of its cluster is its person, and which share of its person is there.
matched as (
    select
        meetings.scope,
        sum(meetings.pairs) as pairs,
        -- Decimals add up to the same sum in any order; doubles don't.
        round(
            sum(cast(meetings.records * meetings.records / customers.records as decimal(38, 15)))
            / sum(meetings.records), 9
        ) as b3_precision,
        round(
            sum(cast(meetings.records * meetings.records / people.records as decimal(38, 15)))
            / sum(meetings.records), 9
        ) as b3_recall
    from meetings
    inner join customers
        on meetings.scope = customers.scope and meetings.customer_number = customers.customer_number
    inner join people
        on meetings.scope = people.scope and meetings.person_number = people.person_number
    group by meetings.scope
),

int_identity__accuracy as (
    select
        matched.scope,
        matched.pairs / nullif(predicted.pairs, 0) as precision,
        matched.pairs / nullif(true_pairs.pairs, 0) as recall,
        2 * matched.pairs / nullif(predicted.pairs + true_pairs.pairs, 0) as f1,
        matched.b3_precision,
        matched.b3_recall,
        round(2 * matched.b3_precision * matched.b3_recall / (matched.b3_precision + matched.b3_recall), 9) as b3_f1,
        cast(predicted.largest as bigint) as largest_cluster,
        cast(true_pairs.largest as bigint) as largest_true_cluster,
        cast(true_pairs.pairs as bigint) as true_pairs,
        cast(predicted.pairs as bigint) as predicted_pairs,
        cast(coalesce(merged_households.pairs, 0) as bigint) as merged_household_pairs
    from matched
    inner join predicted on matched.scope = predicted.scope
    inner join true_pairs on matched.scope = true_pairs.scope
    left join merged_households on matched.scope = merged_households.scope
)

select * from int_identity__accuracy
