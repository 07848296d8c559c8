{% set shares = customer_360.identity_settings().match_probability %}

with others as (
    select * from {{ ref('int_identity__examined_pairs') }}
    where
        profile_a != profile_b
        and contradiction is null
        and match_probability >= {{ shares.mutually_best }}
),

doubtful as (
    select * from others
    where match_probability < {{ shares.joined }}
),

-- Each pair from both of its sides.
partners as (
    select
        profile_a as profile_id,
        profile_b as partner_id,
        match_probability
    from others
    union all
    select
        profile_b as profile_id,
        profile_a as partner_id,
        match_probability
    from others
),

vouched as (
    select distinct
        doubtful.profile_a,
        doubtful.profile_b
    from doubtful
    inner join partners as of_a on doubtful.profile_a = of_a.profile_id
    inner join partners as of_b
        on doubtful.profile_b = of_b.profile_id and of_a.partner_id = of_b.partner_id
    where of_a.match_probability >= {{ shares.joined }} and of_b.match_probability >= {{ shares.joined }}
),

-- A better partner of one is no rival where he is the other's partner, too, and people have more than two records: all three may
-- be one person.
rivalled as (
    select distinct
        least(sides.profile_id, sides.partner_id) as profile_a,
        greatest(sides.profile_id, sides.partner_id) as profile_b
    from partners as sides
    inner join partners as better
        on
            sides.profile_id = better.profile_id
            and sides.match_probability < better.match_probability
    left join partners as shared
        on sides.partner_id = shared.profile_id and better.partner_id = shared.partner_id
    cross join {{ ref('int_identity__block_budget') }} as budget
    where
        sides.match_probability < {{ shares.joined }}
        and (shared.profile_id is null or budget.partners_per_profile < 1.2)
),

int_identity__doubtful_pairs as (
    select
        doubtful.profile_a,
        doubtful.profile_b,
        doubtful.match_probability,
        vouched.profile_a is not null as is_vouched_for,
        rivalled.profile_a is not null as has_rival
    from doubtful
    left join vouched on doubtful.profile_a = vouched.profile_a and doubtful.profile_b = vouched.profile_b
    left join rivalled on doubtful.profile_a = rivalled.profile_a and doubtful.profile_b = rivalled.profile_b
)

select * from int_identity__doubtful_pairs
