with compared_pairs as (
    select * from {{ ref('int_identity__compared_pairs') }}
),

int_identity__patterns as (
    select
        pattern,
        count(*) as pair_count
    from compared_pairs
    group by pattern
)

select * from int_identity__patterns
