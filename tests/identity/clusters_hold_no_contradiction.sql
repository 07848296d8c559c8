{% set settings = customer_360.identity_settings() %}

with members as (
    select
        clusters.cluster_id,
        profiles.*
    from {{ ref('int_identity__clusters') }} as clusters
    inner join {{ ref('int_identity__profiles') }} as profiles on clusters.record_id = profiles.profile_id
)

select
    member_a.profile_id as profile_a,
    member_b.profile_id as profile_b
from members as member_a
inner join members as member_b
    on member_a.cluster_id = member_b.cluster_id and member_a.profile_id < member_b.profile_id
cross join {{ ref('int_identity__housemates') }} as housemates
where
    {{ customer_360.contradiction_of_pair(
        'member_a', 'member_b', settings, 'housemates'
    ) }} is not null
