with

cases (input, expected) as (

    values
    (null, null),
    ('', null),
    ('12345678Z', '12345678Z'),
    ('12.345.678-z', '12345678Z'),
    (' 12 345 678 – Z ', '12345678Z'),
    ('12345678' || chr(160) || 'Z', '12345678Z'),
    ('GARC850101/AB1', 'GARC850101AB1'),
    ('1 85 05 78 006 084 91', '185057800608491'),
    ('QQ_12_34_56_C', 'QQ123456C'),
    ('0044', '0044'),
    ('n/a', null),
    ('---', null),
    ('unknown', null),
    ('N:A', null)

),

personal_number_cases as (

    select
        *,
        {{ personal_number('input') }} as actual
    from cases

)

select * from personal_number_cases
where actual is distinct from expected
