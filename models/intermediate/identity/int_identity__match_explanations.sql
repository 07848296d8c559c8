{% set settings = customer_360.identity_settings() %}

with explanation_steps as (
    select * from {{ ref('int_identity__explanation_steps') }}
),

pattern_weights as (
    select * from {{ ref('int_identity__pattern_weights') }}
),

edges as (
    select
        edges.record_a,
        edges.record_b,
        first_records.record_key as record_key_a,
        second_records.record_key as record_key_b,
        edges.rule_names,
        members.profile_id as profile_b
    from {{ ref('int_identity__edges') }} as edges
    inner join {{ ref('int_identity__profile_members') }} as members on edges.record_b = members.record_id
    inner join {{ ref('int_identity__records') }} as first_records on edges.record_a = first_records.record_id
    inner join {{ ref('int_identity__records') }} as second_records on edges.record_b = second_records.record_id
),

-- An edge begins at the first record of a profile; all further records of one profile have one explanation.
explained as (
    select distinct
        record_a,
        profile_b
    from edges
),

pairs as (
    select
        compared_pairs.profile_a,
        compared_pairs.profile_b,
        compared_pairs.pattern,
        coalesce(rated_pairs.full_name_weight, 0) as full_name_weight
    from {{ ref('int_identity__compared_pairs') }} as compared_pairs
    inner join explained
        on compared_pairs.profile_a = explained.record_a and compared_pairs.profile_b = explained.profile_b
    left join {{ ref('int_identity__rated_pairs') }} as rated_pairs
        on compared_pairs.profile_a = rated_pairs.profile_a and compared_pairs.profile_b = rated_pairs.profile_b
),

pattern_steps as (
    select
        pattern_levels.pattern,
        explanation_steps.step_order,
        explanation_steps.level_number,
        explanation_steps.bits
    from ({{ customer_360.pattern_levels(settings.comparisons, 'pattern_weights') }}) as pattern_levels
    inner join explanation_steps
        on
            pattern_levels.comparison_number = explanation_steps.comparison_number
            and pattern_levels.level_number = explanation_steps.level_number
),

shared_values as (
    {{ customer_360.rarity_of_shared_values(
        settings, 'pairs', ref('int_identity__profile_values'), ref('int_identity__value_rarity')
    ) }}
),

steps as (
    {{ customer_360.weighed_steps(settings.comparisons, 'pairs', 'pattern_steps', 'pattern_weights', 'shared_values') }}
),

added_up as (
    select
        *,
        row_number() over (partition by profile_a, profile_b order by step_order) as step_number,
        sum(bits) over (
            partition by profile_a, profile_b order by step_order rows unbounded preceding
        ) as total_bits
    from steps
),

int_identity__match_explanations as (
    select
        edges.record_a,
        edges.record_b,
        edges.record_key_a,
        edges.record_key_b,
        cast(added_up.step_number as integer) as step_number,
        explanation_steps.step,
        explanation_steps.level_name,
        added_up.bits,
        cast(added_up.total_bits as decimal(18, 6)) as total_bits,
        edges.rule_names
    from edges
    inner join added_up on edges.record_a = added_up.profile_a and edges.profile_b = added_up.profile_b
    inner join explanation_steps
        on
            added_up.step_order = explanation_steps.step_order
            and added_up.level_number = explanation_steps.level_number
)

select * from int_identity__match_explanations
