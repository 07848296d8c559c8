{% set settings = customer_360.identity_settings() %}
{% set profiles = ref('int_identity__profiles') %}

with members as (
    select
        clusters.cluster_id,
        profiles.*
    from {{ ref('int_identity__clusters') }} as clusters
    inner join {{ profiles }} as profiles on clusters.record_id = profiles.profile_id
),

contradictions as (
    select
        member_a.cluster_id,
        member_a.profile_id as profile_a,
        member_b.profile_id as profile_b,
        member_a.given_name_key,
        member_b.given_name_key as other_name_key,
        {{ customer_360.contradiction_of_pair('member_a', 'member_b', settings, 'housemates') }} as contradiction
    from members as member_a
    inner join members as member_b
        on member_a.cluster_id = member_b.cluster_id and member_a.profile_id < member_b.profile_id
    cross join {{ ref('int_identity__housemates') }} as housemates
),

names_of_one as (
    {{ customer_360.names_of_one('members', 'cluster_id', profiles) }}
)

select
    contradictions.profile_a,
    contradictions.profile_b
from contradictions
left join names_of_one
    on
        contradictions.contradiction = 'given_name'
        and contradictions.cluster_id = names_of_one.cluster_id
        and names_of_one.given_name_key in (contradictions.given_name_key, left(contradictions.given_name_key, 1))
        and names_of_one.other_name_key in (contradictions.other_name_key, left(contradictions.other_name_key, 1))
where contradictions.contradiction is not null and names_of_one.cluster_id is null
