{% set settings = customer_360.identity_settings() %}

with block_keys as (
    select * from {{ ref('int_identity__block_keys') }}
),

compared_blocks as (
    select * from {{ ref('int_identity__blocks') }}
    where not is_skipped
),

-- Some thousands of profiles show what a rule finds.
sample as (
    select * from {{ ref('int_identity__sample') }}
),

population as (
    select
        count(*) as profile_count,
        cast(count(*) as double) / nullif((select count(*) from sample), 0) as profiles_per_drawn
    from {{ ref('int_identity__profiles') }}
),

drawn_keys as (
    select block_keys.*
    from block_keys
    inner join sample on block_keys.profile_id = sample.profile_id
    inner join compared_blocks
        on block_keys.rule_bits = compared_blocks.rule_bits and block_keys.block_key = compared_blocks.block_key
),

pairs as (
    select
        drawn_keys.profile_id,
        partners.profile_id as partner_id,
        bit_or(drawn_keys.rule_bits) as rule_bits
    from drawn_keys
    inner join block_keys as partners
        on drawn_keys.rule_bits = partners.rule_bits and drawn_keys.block_key = partners.block_key
    where drawn_keys.profile_id != partners.profile_id
    group by drawn_keys.profile_id, partners.profile_id
),

lone as (
    select
        rule_bits,
        count(*) as drawn_count
    from pairs
    group by rule_bits
),

blocking_rules as (
    {{ customer_360.rule_names_by_bit(settings.blocking) }}
),

-- Where all profiles are drawn, each pair is found from both of its sides.
estimated as (
    select
        blocking_rules.rule_bit,
        blocking_rules.rule_name,
        cast(coalesce(lone.drawn_count * population.profiles_per_drawn / 2, 0) as bigint) as pair_count,
        population.profile_count
    from blocking_rules
    cross join population
    left join lone on blocking_rules.rule_bit = lone.rule_bits
),

int_identity__lone_pairs as (
    select
        rule_bit,
        rule_name,
        pair_count,
        pair_count > greatest(
            profile_count * {{ settings.max_lone_pairs_per_profile }}, {{ settings.max_block_size * 200 }}
        ) as is_skipped
    from estimated
)

select * from int_identity__lone_pairs
