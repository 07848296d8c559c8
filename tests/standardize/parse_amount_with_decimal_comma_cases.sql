with

cases (input, expected) as (

    values
    (null, null),
    ('1.234,50', 1234.50),
    ('1234,50', 1234.50),
    ('1.234.567,89', 1234567.89),
    ('1 234,50', 1234.50),
    ('EUR 5,00', 5.00),
    ('5,00 EUR', 5.00),
    ('€ 5', 5.00),
    (',50', 0.50),
    ('5,', 5.00),
    ('5,-', 5.00),
    ('5,--', 5.00),
    ('12,50-', -12.50),
    ('(12,50)', -12.50),
    ('-1.234,50', -1234.50),
    ('1.234', 1234.00),
    ('0,005', 0.01),
    ('1.50', null),
    ('1,234.50', null),
    ('1,2,3', null),
    ('1.23,4', null),
    ('', null),
    ('1e5', null),
    ('zł 5,00', 5.00),
    ('Fr. 5,00', 5.00)

),

parse_amount_with_decimal_comma_cases as (

    select
        *,
        {{ parse_amount('input', ',') }} as actual
    from cases

)

select * from parse_amount_with_decimal_comma_cases
where actual is distinct from expected
