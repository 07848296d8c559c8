with

cases (input, country, expected) as (

    values
    (null, 'DE', null),
    ('10115', 'DE', '10115'),
    (' 10115 ', 'DE', '10115'),
    ('D-10115', 'DE', '10115'),
    ('DE-10115', 'DE', '10115'),
    ('10 115', 'DE', '10115'),
    ('1067', 'DE', '01067'),
    ('1067.0', 'DE', '01067'),
    ('101155', 'DE', null),
    ('abcde', 'DE', null),
    ('n/a', 'DE', null),
    ('62581-5386', 'US', '62581'),
    ('625815386', 'US', '62581'),
    ('2139', 'US', '02139'),
    ('abcde', 'US', null),
    ('SW1A 1AA', 'GB', 'SW1A 1AA'),
    ('sw1a1aa', 'GB', 'SW1A 1AA'),
    ('M1 1AE', 'GB', 'M1 1AE'),
    ('EC1A1BB', 'GB', 'EC1A 1BB'),
    ('12345', 'GB', null),
    ('1234 AB', 'NL', '1234 AB'),
    ('1234ab', 'NL', '1234 AB'),
    ('K1A 0B1', 'CA', 'K1A 0B1'),
    ('k1a0b1', 'CA', 'K1A 0B1'),
    ('K1A-0B1', 'CA', 'K1A 0B1'),
    ('1010', 'AT', '1010'),
    ('A-1010', 'AT', '1010'),
    ('101', 'AT', null),
    ('8001', 'CH', '8001'),
    ('75001', 'FR', '75001'),
    ('F-75001', 'FR', '75001'),
    ('1000', 'FR', '01000'),
    ('00-950', 'PL', '00-950'),
    ('00950', 'PL', '00-950'),
    ('1000-260', 'PT', '1000-260'),
    ('114 55', 'SE', '114 55'),
    ('11455', 'SE', '114 55'),
    ('01310-100', 'BR', '01310-100'),
    ('D02 AF30', 'IE', 'D02 AF30'),
    ('100-0001', 'JP', '100-0001'),
    ('1000001', 'JP', '100-0001'),
    ('10115', null, '10115'),
    ('sw1a 1aa', null, 'SW1A1AA'),
    ('x1 2', 'XX', 'X12'),
    ('abc', 'XX', null),
    ('10115', 'de', '10115'),
    ('—', 'DE', null)

),

postcode_cases as (

    select
        *,
        {{ postcode('input', 'country') }} as actual
    from cases

)

select * from postcode_cases
where actual is distinct from expected
