{% set shares = customer_360.identity_settings().match_probability %}

with unjoined as (
    select * from {{ ref('int_identity__scored_pairs') }}
    where
        edge_bits = 0
        and profile_a != profile_b
        and (rule_bits > 0 or match_probability >= {{ shares.review }})
),

int_identity__unjoined_pairs as (
    select
        unjoined.profile_a,
        unjoined.profile_b,
        case
            when unjoined.contradiction is not null then 'contradiction: ' || unjoined.contradiction
            when unjoined.match_probability < {{ shares.mutually_best }} then 'not likely enough'
            when unjoined.only_names_agree then 'only names agree'
            when housemates.may_contradict and unjoined.could_be_housemates then 'could be housemates'
            when unjoined.is_mutually_best then 'not likely enough'
            else 'has a better partner'
        end as reason
    from unjoined
    cross join {{ ref('int_identity__housemates') }} as housemates
)

select * from int_identity__unjoined_pairs
