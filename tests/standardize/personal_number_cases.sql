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
    ('N:A', null),
    ('0', null),
    ('000.000.000-00', null),
    ('1111111111', null),
    ('111.111.111-11', null),
    ('99999', null),
    ('1111', '1111'),
    ('1111111112', '1111111112'),
    ('XXXX', null),
    ('xxx-xx-xxxx', null),
    ('XAXX010101000', null),
    ('xexx-010101-000', null),
    ('XAXX010101HN1', 'XAXX010101HN1'),
    ('00000000T', null),
    ('X0000000-T', null),
    ('11.111.111-H', null),
    ('99999999R', null),
    ('11111112L', '11111112L'),
    ('no tiene', null),
    ('Sin dato', null),
    ('NÃO TEM', null),
    ('non ha', null),
    ('123456', null),
    ('0123456789', null),
    ('123456789', null),
    ('123-45-6789', null),
    ('123.456.789-09', null),
    ('987.654.321-00', null),
    ('12345', '12345'),
    ('123456788', '123456788'),
    ('12345678-9Z', '123456789Z'),
    ('19790320-****', null),
    ('230582-xxxx', null),
    ('XXXX-XXXX-1234', null),
    ('***-**-6789', null),
    ('...-7699', null),
    ('…-7699', null),
    ('XXXXXXXX1234', null),
    ('123456XXXX', null),
    ('850312-____', null),
    ('198104175751', '198104175751'),
    ('810417-5751', '8104175751'),
    ('A123456(3)', 'A1234563'),
    ('XEXX010101HNEXXXA4', 'XEXX010101HNEXXXA4')

),

personal_number_cases as (

    select
        *,
        {{ personal_number('input') }} as actual
    from cases

)

select * from personal_number_cases
where actual is distinct from expected
