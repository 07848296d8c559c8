{% set shares = customer_360.identity_settings().match_probability %}

with others as (
    select * from {{ ref('int_identity__examined_pairs') }}
    where profile_a != profile_b and contradiction is null
),

doubtful as (
    select * from others
    where match_probability >= {{ shares.mutually_best }} and match_probability < {{ shares.joined }}
),

-- Each pair that is hardly in doubt, from both of its sides.
partners as (
    select
        profile_a as profile_id,
        profile_b as partner_id
    from others
    where match_probability >= {{ shares.joined }}
    union all
    select
        profile_b as profile_id,
        profile_a as partner_id
    from others
    where match_probability >= {{ shares.joined }}
),

vouched as (
    select distinct
        doubtful.profile_a,
        doubtful.profile_b
    from doubtful
    inner join partners as of_a on doubtful.profile_a = of_a.profile_id
    inner join partners as of_b
        on doubtful.profile_b = of_b.profile_id and of_a.partner_id = of_b.partner_id
),

int_identity__doubtful_pairs as (
    select
        doubtful.profile_a,
        doubtful.profile_b,
        doubtful.match_probability,
        vouched.profile_a is not null as is_vouched_for
    from doubtful
    left join vouched on doubtful.profile_a = vouched.profile_a and doubtful.profile_b = vouched.profile_b
)

select * from int_identity__doubtful_pairs
