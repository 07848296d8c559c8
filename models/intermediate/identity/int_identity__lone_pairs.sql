{% set settings = customer_360.identity_settings() %}

with compared_keys as (
    select * from {{ ref('int_identity__sampled_keys') }}
    where is_compared
),

population as (
    {{ customer_360.population(ref('int_identity__profile_values'), ref('int_identity__sample')) }}
),

pairs as (
    select
        key_a.profile_id as profile_a,
        key_b.profile_id as profile_b,
        bit_or(key_a.rule_bits) as rule_bits
    from compared_keys as key_a
    inner join compared_keys as key_b
        on
            key_a.rule_bits = key_b.rule_bits
            and key_a.block_key = key_b.block_key
            and key_a.profile_id < key_b.profile_id
    group by key_a.profile_id, key_b.profile_id
),

found as (
    select
        rule_bits,
        count(*) as drawn_count
    from pairs
    group by rule_bits
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

estimated as (
    select
        blocking_rules.rule_bit,
        blocking_rules.rule_name,
        blocking_rules.is_of_names,
        cast(coalesce(lone.drawn_count * population.pairs_per_drawn, 0) as bigint) as pair_count,
        population.profile_count
    from blocking_rules
    cross join population
    left join lone on blocking_rules.rule_bit = lone.rule_bit
),

int_identity__lone_pairs as (
    select
        rule_bit,
        rule_name,
        pair_count,
        pair_count > {{ customer_360.max_lone_pairs(settings, 'profile_count', 'is_of_names') }} as is_skipped
    from estimated
)

select * from int_identity__lone_pairs
