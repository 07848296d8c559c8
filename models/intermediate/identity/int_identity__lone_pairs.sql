{% set settings = customer_360.identity_settings() %}

with budget as (
    select * from {{ ref('int_identity__block_budget') }}
),

compared_keys as (
    select sampled_keys.*
    from {{ ref('int_identity__sampled_keys') }} as sampled_keys
    cross join budget
    where {{ customer_360.is_within_budget(
        settings, 'sampled_keys.rule_bits', 'sampled_keys.profile_count',
        'sampled_keys.drawn_pairs_up_to_size * budget.pairs_per_drawn', 'budget.max_pairs'
    ) }}
),

found as (
    {{ customer_360.sampled_pairs('compared_keys') }}
),

blocking_rules as (
    {{ customer_360.blocking_rules_by_bit(settings.blocking) }}
),

-- Of rules of one kind the stronger ones come first, and what they find counts for those that come after them.
lone as (
    select
        blocking_rules.rule_bit,
        sum(found.drawn_count) as drawn_count
    from blocking_rules
    inner join found
        on
            found.rule_bits & blocking_rules.kind_bits = found.rule_bits
            and found.rule_bits & blocking_rules.bits_up_to_it > 0
    group by blocking_rules.rule_bit
),

vouched as (
    {{ customer_360.vouched_pairs('found', 'blocking_rules') }}
),

vouched_by_rule as (
    select
        blocking_rules.rule_bit,
        sum(vouched.drawn_count) as drawn_count
    from blocking_rules
    inner join vouched on vouched.rule_bits & blocking_rules.rule_bit > 0
    group by blocking_rules.rule_bit
),

estimated as (
    select
        blocking_rules.rule_bit,
        blocking_rules.rule_name,
        blocking_rules.is_of_names,
        cast(coalesce(lone.drawn_count, 0) * budget.pairs_per_drawn as bigint) as pair_count,
        cast(coalesce(vouched_by_rule.drawn_count, 0) * budget.pairs_per_drawn as bigint) as vouched_count,
        budget.max_pairs
    from blocking_rules
    cross join budget
    left join lone on blocking_rules.rule_bit = lone.rule_bit
    left join vouched_by_rule on blocking_rules.rule_bit = vouched_by_rule.rule_bit
),

int_identity__lone_pairs as (
    select
        rule_bit,
        rule_name,
        pair_count,
        vouched_count,
        -- Names alone may be rare, and find as many as one rule may.
        pair_count > case
            when is_of_names then max_pairs
            else greatest(
                vouched_count * {{ settings.max_lone_pairs_per_vouched }}, {{ settings.max_block_size * 200 }}
            )
        end as is_skipped
    from estimated
)

select * from int_identity__lone_pairs
