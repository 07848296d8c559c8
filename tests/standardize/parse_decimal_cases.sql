with

cases (input, expected) as (

    values
    (null, null),
    ('1.23456', 1.2346),
    ('12345.6789', 12345.6789),
    ('123456.0', null),
    ('-0.00005', -0.0001),
    ('1,234.5', 1234.5000),
    ('x', null)

),

parse_decimal_cases as (

    select
        *,
        {{ parse_decimal('input', 9, 4) }} as actual
    from cases

)

select * from parse_decimal_cases
where actual is distinct from expected
