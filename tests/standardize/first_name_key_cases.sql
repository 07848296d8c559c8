with

cases (input, expected) as (

    values
    (null, null),
    ('', null),
    ('Anna', 'anna'),
    ('Anna-Lena', 'anna'),
    ('ANNA LENA', 'anna'),
    ('Ève Marie', 'eve'),
    ('Łukasz-Jan', 'lukasz'),
    ('J. Paul', 'j'),
    ('O''Neil', 'oneil'),
    ('-Anna', null),
    (' Anna', null),
    ('Test Anna', null),
    ('Anna Test', 'anna'),
    ('unknown', null),
    ('小 明', '小'),
    ('Na', 'na'),
    ('Nil Ada', 'nil'),
    ('n/a', null),
    ('N. A. Berg', 'n')

),

first_name_key_cases as (

    select
        *,
        {{ first_name_key('input') }} as actual,
        {{ first_name_key('input', key=name_key('input', is_part=true)) }} as actual_with_key
    from cases

)

select * from first_name_key_cases
where actual is distinct from expected or actual_with_key is distinct from expected
