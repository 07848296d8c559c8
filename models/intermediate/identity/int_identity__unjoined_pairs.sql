{% set settings = customer_360.identity_settings() %}
{% set shares = settings.match_probability %}

with scored_pairs as (
    select * from {{ ref('int_identity__scored_pairs') }}
),

profiles as (
    select * from {{ ref('int_identity__profiles') }}
),

profile_members as (
    select * from {{ ref('int_identity__profile_members') }}
),

joined as (
    select distinct
        edges.record_a as profile_a,
        members.profile_id as profile_b
    from {{ ref('int_identity__edges') }} as edges
    inner join profile_members as members on edges.record_b = members.record_id
),

near as (
    select
        scored_pairs.profile_a,
        scored_pairs.profile_b,
        scored_pairs.match_probability,
        scored_pairs.is_mutually_best,
        scored_pairs.only_names_agree,
        scored_pairs.could_be_housemates
    from scored_pairs
    left join joined
        on
            scored_pairs.profile_a = joined.profile_a
            and scored_pairs.profile_b = joined.profile_b
    where
        joined.profile_a is null
        and scored_pairs.profile_a != scored_pairs.profile_b
        and (scored_pairs.rule_bits > 0 or scored_pairs.match_probability >= {{ shares.review }})
),

compared as (
    select
        near.*,
        housemates.may_contradict,
        {{ customer_360.contradiction_of_pair(
            'profile_a', 'profile_b', settings, 'housemates.may_contradict'
        ) }} as contradiction
    from near
    cross join {{ ref('int_identity__housemates') }} as housemates
    inner join profiles as profile_a on near.profile_a = profile_a.profile_id
    inner join profiles as profile_b on near.profile_b = profile_b.profile_id
),

int_identity__unjoined_pairs as (
    select
        profile_a,
        profile_b,
        case
            when contradiction is not null then 'contradiction: ' || contradiction
            when match_probability < {{ shares.mutually_best }} then 'not likely enough'
            when only_names_agree then 'only names agree'
            when may_contradict and could_be_housemates then 'could be housemates'
            when is_mutually_best then 'not likely enough'
            else 'has a better partner'
        end as reason
    from compared
)

select * from int_identity__unjoined_pairs
