with

cases (input, expected) as (

    values
    (null, null),
    ('71.11.1994', '1994-11-71'),
    ('1.13.1939', '1939-13-01'),
    ('11.O7.1961', '1961-O7-11'),
    ('02.05.1490', '1490-05-02'),
    ('31.02.1980', '1980-02-31'),
    ('14.10.9185', '9185-10-14'),
    -- dates, which need no such column
    ('31.12.1955', null),
    ('31.12.55', null),
    -- what forms and systems fill in
    ('01.01.1900', null),
    ('11.11.1911', null),
    ('01.01.1753', null),
    ('30.12.1899', null),
    ('31.12.9999', null),
    ('00.00.0000', null),
    ('99.99.9999', null),
    ('00.00.1980', null),
    -- no date at all
    ('1955', null),
    ('19941171', null),
    ('ab.cd.1994', null),
    ('71/11/1994', null),
    ('', null),
    ('n/a', null)

),

impossible_birth_date_cases as (

    select
        *,
        {{ impossible_birth_date('input', ['%d.%m.%Y', '%d.%m.%y']) }} as actual
    from cases

)

select * from impossible_birth_date_cases
where actual is distinct from expected
