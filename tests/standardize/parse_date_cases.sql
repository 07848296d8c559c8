with

cases (input, expected) as (

    values
    (null, null),
    ('', null),
    ('31.12.2020', date '2020-12-31'),
    (' 31.12.2020 ', date '2020-12-31'),
    ('1.2.2020', date '2020-02-01'),
    ('31.12.20', date '2020-12-31'),
    ('31.12.99', date '1999-12-31'),
    ('03/04/2020', date '2020-03-04'),
    ('31/12/2020', date '2020-12-31'),
    ('2020-02-29', date '2020-02-29'),
    ('2021-02-29', null),
    ('02/30/2020', null),
    ('2020-13-01', null),
    ('2020-00-10', null),
    ('31.04.2020', null),
    ('01.01.0001', null),
    ('31.12.9999', null),
    ('0001-01-01', null),
    ('9999-12-31', null),
    ('1899-12-31', null),
    ('1900-01-01', date '1900-01-01'),
    ('2035-12-31', date '2035-12-31'),
    ('2036-01-01', null),
    ('20201231', null),
    ('2020-12-31 10:00', null),
    ('31.12.2020x', null),
    ('heute', null),
    ('invalid-date', null),
    ('44196', null),
    ('31.12.', null),
    ('٣١.١٢.٢٠٢٠', null)

),

parse_date_cases as (

    select
        *,
        {{ parse_date('input', ['%d.%m.%Y', '%d.%m.%y', '%m/%d/%Y', '%d/%m/%Y', '%Y-%m-%d']) }} as actual
    from cases

)

select * from parse_date_cases
where actual is distinct from expected
