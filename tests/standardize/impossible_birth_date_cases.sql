with

cases (input, expected) as (

    values
    (null, null),
    ('71.11.1994', '1994-11-71'),
    ('71.11.94', '1994-11-71'),
    ('31.02.09', '2009-02-31'),
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
    ('00.00.80', null),
    ('00.00.00', null),
    ('99.99.99', null),
    ('22.22.22', null),
    -- no date at all
    ('1955', null),
    ('19941171', null),
    ('ab.cd.1994', null),
    ('71/11/1994', null),
    ('', null),
    ('n/a', null)

),

month_first_cases (input, expected) as (

    values
    ('28/08/65', '1965-28-08'),
    ('7/42/11', '2011-07-42'),
    ('2/30/58', '1958-02-30'),
    ('2/3O/58', '1958-02-3O'),
    ('2/30/5B', null),
    ('2/28/58', null)

),

-- figures with no mark, where a year at the other end tells another format
unmarked_cases (input, expected) as (

    values
    ('19800230', '1980-02-30'),
    ('91580307', '9158-03-07'),
    ('1958O230', '1958-O2-30'),
    ('03071958', null),
    ('99999999', null)

),

impossible_birth_date_cases as (

    select
        *,
        {{ impossible_birth_date('input', ['%d.%m.%Y', '%d.%m.%y']) }} as actual
    from cases
    union all
    select
        *,
        {{ impossible_birth_date('input', '%m/%d/%y') }} as actual
    from month_first_cases
    union all
    select
        *,
        {{ impossible_birth_date('input', '%Y%m%d') }} as actual
    from unmarked_cases

)

select * from impossible_birth_date_cases
where actual is distinct from expected
