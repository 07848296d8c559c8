with

cases (input, expected) as (

    values
    (null, null),
    ('Anna M.', 'Anna M.'),
    ('  Müller,  Anna ', 'Müller, Anna'),
    ('MÜLLER ANNA', 'MÜLLER ANNA'),
    ('Dr. Anna-Lena O''Brien', 'Dr. Anna-Lena O''Brien'),
    ('Müller Anna', 'Müller Anna'),
    ('Annie', 'Annie'),
    ('annie', null),
    ('annaberg', null),
    ('anna berg', 'anna berg'),
    ('Anna.Berg', null),
    ('J.R. Berg', 'J.R. Berg'),
    ('王伟', '王伟'),
    ('Anna & Tom Berg', null),
    ('annie87', null),
    ('sunny_girl', null),
    ('anna@example.org', null),
    ('@anna.berg', null),
    ('Anna 🌻', null),
    ('I am still waiting for my parcel', null),
    ('n/a', null),
    ('+49 30 123456', null),
    ('Anna Berg (Red Door)', 'Anna Berg'),
    ('Anna Berg | Red Door Software', 'Anna Berg'),
    ('Support (Red Door)', null),
    ('sunny (girl)', null),
    ('MÃ¼ller', 'Müller')

),

display_name_cases as (

    select
        *,
        {{ display_name('input') }} as actual
    from cases

)

select * from display_name_cases
where actual is distinct from expected
