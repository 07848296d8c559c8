with

cases (input, expected) as (

    values
    (null, null),
    ('1980', 1980),
    (' 1980 ', 1980),
    ('1970', 1970),
    ('0', null),
    ('80', null),
    ('1499', null),
    ('2050', null),
    ('198O', null),
    ('', null)

),

birth_year_cases as (

    select
        input,
        expected,
        {{ customer_360.birth_year('input') }} as actual
    from cases

)

select * from birth_year_cases
where actual is distinct from expected
