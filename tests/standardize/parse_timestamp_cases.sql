with

cases (input, expected) as (

    values
    (null, null),
    ('2020-07-01T10:00:00Z', timestamp '2020-07-01 10:00:00'),
    ('2020-07-01T10:00:00+02:00', timestamp '2020-07-01 08:00:00'),
    ('2020-07-01T23:30:00-05:00', timestamp '2020-07-02 04:30:00'),
    ('07/01/2020 10:00:00', timestamp '2020-07-01 10:00:00'),
    ('2020-02-30T10:00:00Z', null),
    ('2020-07-01T25:00:00Z', null),
    ('0001-01-01T00:00:00Z', null),
    ('9999-12-31T00:00:00Z', null),
    ('2020-07-01', null),
    ('', null),
    ('soon', null),
    ('2035-12-31T23:59:59Z', timestamp '2035-12-31 23:59:59'),
    ('2036-01-01T00:00:00Z', null)

),

parse_timestamp_cases as (

    select
        *,
        {{ parse_timestamp(
            'input', ['%Y-%m-%dT%H:%M:%SZ', '%Y-%m-%dT%H:%M:%S%z', '%m/%d/%Y %H:%M:%S']
        ) }} as actual
    from cases

)

select * from parse_timestamp_cases
where actual is distinct from expected
