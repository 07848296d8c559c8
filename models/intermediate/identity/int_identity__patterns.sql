with compared_pairs as (
    select * from {{ ref('int_identity__compared_pairs') }}
),

int_identity__patterns as (
    select
        pattern,
        -- A profile beside itself shows nothing that could be learned.
        cast(count(case when profile_a != profile_b then 1 end) as bigint) as pair_count
    from compared_pairs
    group by pattern
)

select * from int_identity__patterns
