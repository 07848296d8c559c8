with

cases (input, expected) as (

    values
    (null, null),
    ('1980', 1980),
    (' 1980 ', 1980),
    ('1970', 1970),
    ('0', null),
    ('00', null),
    ('5', null),
    ('1499', null),
    ('2050', null),
    ('198O', null),
    ('', null),
    -- two digits
    ('53', 1953),
    ('80', 1980),
    ('05', 2005),
    ('53.0', 1953),
    -- only the year is known
    ('00/00/1965', 1965),
    ('00.00.1965', 1965),
    ('1965-00-00', 1965),
    ('00/00/65', 1965),
    ('00/00/0000', null),
    ('01/01/1965', null)

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
