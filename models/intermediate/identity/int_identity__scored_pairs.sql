{% set settings = customer_360.identity_settings() %}
{% set shares = settings.match_probability %}
{% set of_households = settings.bits_of_household_rules %}

with judged as (
    select * from {{ ref('int_identity__examined_pairs') }}
),

doubtful_pairs as (
    select * from {{ ref('int_identity__doubtful_pairs') }}
),

-- How many of the doubtful pairs are one person's, the model has said. Where those that a third record vouches for are
-- as many, the others are strangers.
doubt as (
    select
        coalesce(
            sum(cast(match_probability as decimal(38, 9))) - count(case when is_vouched_for then 1 end)
            >= {{ shares.mutually_best }} * count(case when not is_vouched_for then 1 end),
            false
        ) as is_trusted
    from doubtful_pairs
),

ranked as (
    select
        judged.*,
        coalesce(not doubtful_pairs.has_rival, false) as is_mutually_best,
        -- Names are what strangers share: alone they have to be rare.
        {{ customer_360.only_names_agree('judged', settings) }} as only_names_agree,
        -- To take two housemates for one person is worse than not to find a person again.
        judged.household_weight >= 0
        and judged.match_weight - judged.household_weight
        < {{ customer_360.household_margin('judged.pattern', settings) }} as could_be_housemates
    from judged
    left join doubtful_pairs
        on judged.profile_a = doubtful_pairs.profile_a and judged.profile_b = doubtful_pairs.profile_b
),

decided as (
    select
        ranked.*,
        -- Of two records that have nobody better than each other, one being the other is what is likely.
        (
            ranked.match_probability >= {{ shares.joined }}
            or ranked.is_mutually_best and doubt.is_trusted
        )
        and ranked.contradiction is null
        and not (ranked.could_be_housemates and housemates.may_contradict)
        and not ranked.only_names_agree as is_match
    from ranked
    cross join doubt
    cross join {{ ref('int_identity__housemates') }} as housemates
),

int_identity__scored_pairs as (
    select
        *,
        case
            when contradiction is not null then 0
            -- What a household shares joins nobody whom the rest of what is known tells apart.
            when
                profile_a != profile_b
                and match_probability < {{ shares.review }}
                and met_rule_bits | {{ of_households }} = {{ of_households }}
                then 0
            else met_rule_bits
        end
        + case when is_match then {{ settings.model_rule.bit }} else 0 end as edge_bits
    from decided
)

select * from int_identity__scored_pairs
