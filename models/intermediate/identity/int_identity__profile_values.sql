{% set columns = customer_360.asked_columns(customer_360.identity_settings()) %}
{% set derived = customer_360.derived_column_names() %}

with match_keys as (
    select * from {{ ref('int_identity__match_keys') }}
),

first_members as (
    select * from {{ ref('int_identity__profile_members') }}
    where record_id = profile_id
),

asked as (
    select
        first_members.profile_id,
        first_members.record_count
        {%- for column in columns %},
        {{ customer_360.derived_column(column, 'match_keys') if column in derived else 'match_keys.' ~ column }} as {{ column }}
        {%- endfor %}
    from first_members
    inner join match_keys on first_members.profile_id = match_keys.record_id
),

-- Numbers, because rules and counts only ask whether values are equal, and they do so many times over.
int_identity__profile_values as (
    select
        profile_id,
        record_count
        {%- for column in columns %},
        case when {{ column }} is not null then {{ customer_360.hash_of([column]) }} end as {{ column }}
        {%- endfor %}
    from asked
)

select * from int_identity__profile_values
