{% set settings = customer_360.identity_settings() %}

with population as (
    select
        count(*) as profile_count,
        coalesce(
            power(cast(count(*) as double) / nullif((select count(*) from {{ ref('int_identity__sample') }}), 0), 2), 1
        ) as pairs_per_drawn
    from {{ ref('int_identity__profile_values') }}
),

-- The smallest blocks of each rule show whom it is likely to find.
small_blocks as (
    select sampled_keys.*
    from {{ ref('int_identity__sampled_keys') }} as sampled_keys
    cross join population
    where {{ customer_360.is_within_budget(
        settings, 'sampled_keys.rule_bits', 'sampled_keys.profile_count',
        'sampled_keys.drawn_pairs_up_to_size * population.pairs_per_drawn', 'population.profile_count'
    ) }}
),

found as (
    {{ customer_360.sampled_pairs('small_blocks') }}
),

blocking_rules as (
    {{ customer_360.blocking_rules_by_bit(settings.blocking) }}
),

vouched as (
    {{ customer_360.vouched_pairs('found', 'blocking_rules') }}
),

partners as (
    select
        population.profile_count,
        population.pairs_per_drawn,
        -- A pair is a partner to both.
        greatest(
            1, 2 * sum(vouched.drawn_count) * population.pairs_per_drawn / population.profile_count
        ) as partners_per_profile
    from population
    left join vouched on true
    group by population.profile_count, population.pairs_per_drawn
),

int_identity__block_budget as (
    select
        profile_count,
        pairs_per_drawn,
        partners_per_profile,
        greatest(
            profile_count * partners_per_profile * {{ settings.max_pairs_per_profile }},
            {{ settings.max_block_size * 500 }}
        ) as max_pairs
    from partners
)

select * from int_identity__block_budget
