with

cases (input, expected) as (

    values
    (null, null),
    ('true', true),
    ('TRUE', true),
    (' t ', true),
    ('Yes', true),
    ('Y', true),
    ('1', true),
    ('ja', true),
    ('J', true),
    ('oui', true),
    ('Sí', true),
    ('on', true),
    ('false', false),
    ('No', false),
    ('N', false),
    ('0', false),
    ('nein', false),
    ('off', false),
    ('maybe', null),
    ('2', null),
    ('', null),
    ('-1', null),
    ('yes please', null)

),

parse_boolean_cases as (

    select
        *,
        {{ parse_boolean('input') }} as actual
    from cases

)

select * from parse_boolean_cases
where actual is distinct from expected
