with

cases (input, expected) as (

    values
    (null, null),
    ('31.12.1955', date '1955-12-31'),
    ('29.02.2000', date '2000-02-29'),
    ('29.02.1999', null),
    ('01.01.1900', null),
    ('01.01.1901', null),
    ('01.01.1970', null),
    ('02.01.1970', date '1970-01-02'),
    ('01.01.1980', date '1980-01-01'),
    ('31.12.2055', null),
    ('01.01.0001', null),
    ('11.11.1911', null),
    ('31.12.55', date '1955-12-31'),
    ('31.12.40', date '1940-12-31'),
    ('05.06.10', date '2010-06-05'),
    ('05.06.99', date '1999-06-05'),
    ('1955', null),
    ('', null),
    ('n/a', null)

),

birth_date_cases as (

    select
        *,
        {{ birth_date('input', ['%d.%m.%Y', '%d.%m.%y']) }} as actual
    from cases

)

select * from birth_date_cases
where actual is distinct from expected
