{% set settings = customer_360.identity_settings() %}

with judged as (
    select * from {{ ref('int_identity__rated_pairs') }}
),

others as (
    select * from judged
    where profile_a != profile_b
),

best as (
    select
        profile_id,
        max(match_probability) as match_probability
    from (
        select
            profile_a as profile_id,
            match_probability
        from others
        union all
        select
            profile_b as profile_id,
            match_probability
        from others
    ) as partners
    group by profile_id
),

int_identity__scored_pairs as (
    select
        judged.*,
        -- Of two records that have nobody better than each other, one being the other is what is likely.
        (
            judged.match_probability >= {{ settings.match_probability.joined }}
            or (
                judged.match_probability >= {{ settings.match_probability.mutually_best }}
                and judged.match_probability >= coalesce(best_of_a.match_probability, 0)
                and judged.match_probability >= coalesce(best_of_b.match_probability, 0)
            )
        )
        -- To take two housemates for one person is worse than not to find a person again.
        and (
            not housemates.may_contradict
            or judged.household_weight < 0
            or (
                judged.match_weight >= judged.household_weight + {{ settings.household_margin }}
                and {{ customer_360.names_agree('judged.pattern', settings) }}
            )
        )
        -- Names are what strangers share.
        and judged.corroboration_weight >= {{ settings.corroboration }} as is_match
    from judged
    cross join {{ ref('int_identity__housemates') }} as housemates
    left join best as best_of_a on judged.profile_a = best_of_a.profile_id
    left join best as best_of_b on judged.profile_b = best_of_b.profile_id
)

select * from int_identity__scored_pairs
