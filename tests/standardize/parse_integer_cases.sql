with

cases (input, expected) as (

    values
    (null, null),
    ('12', 12),
    (' 12 ', 12),
    ('012', 12),
    ('-5', -5),
    ('+7', 7),
    ('12.0', 12),
    ('12.00', 12),
    ('12,0', 12),
    ('12.5', null),
    ('1,000', null),
    ('1.000', null),
    ('1e3', null),
    ('1_000', null),
    ('', null),
    ('abc', null),
    ('0x1F', null),
    ('9223372036854775807', 9223372036854775807),
    ('9223372036854775808', null),
    ('1 000', null),
    ('٣', null),
    ('--1', null)

),

parse_integer_cases as (

    select
        *,
        {{ parse_integer('input') }} as actual
    from cases

)

select * from parse_integer_cases
where actual is distinct from expected
