with

cases (input, expected) as (

    values
    (null, null),
    ('EUR', 'EUR'),
    ('eur', 'EUR'),
    (' Eur ', 'EUR'),
    ('€', 'EUR'),
    ('â‚¬', 'EUR'),
    ('Euro', 'EUR'),
    ('$', 'USD'),
    ('US$', 'USD'),
    ('usd', 'USD'),
    ('£', 'GBP'),
    ('GBP', 'GBP'),
    ('CHF', 'CHF'),
    ('SFr.', 'CHF'),
    ('zł', 'PLN'),
    ('¥', 'JPY'),
    ('₹', 'INR'),
    ('kr', null),
    ('XYZ', null),
    ('EURO CENT', null),
    ('', null),
    ('12', null),
    ('DEM', null)

),

currency_code_cases as (

    select
        *,
        {{ currency_code('input') }} as actual
    from cases

)

select * from currency_code_cases
where actual is distinct from expected
