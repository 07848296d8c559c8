with

cases (input, zone, expected) as (

    values
    ('01.07.2020 12:00', 'Europe/Berlin', timestamp '2020-07-01 10:00:00'),
    ('01.01.2020 12:00', 'Europe/Berlin', timestamp '2020-01-01 11:00:00'),
    ('01.01.2020 00:30', 'Europe/Berlin', timestamp '2019-12-31 23:30:00'),
    ('29.03.2020 02:30', 'Europe/Berlin', timestamp '2020-03-29 01:30:00'),
    ('25.10.2020 03:30', 'Europe/Berlin', timestamp '2020-10-25 02:30:00'),
    ('01.07.2020 12:00', 'America/New_York', timestamp '2020-07-01 16:00:00'),
    ('01.07.2020 12:00', 'Asia/Kolkata', timestamp '2020-07-01 06:30:00'),
    ('01.07.2020 12:00', 'UTC', timestamp '2020-07-01 12:00:00'),
    ('01.07.2020 12:00', 'Nowhere/Else', null),
    ('01.07.2020 12:00', null, null),
    ('32.07.2020 12:00', 'Europe/Berlin', null),
    (null, 'Europe/Berlin', null)

),

parse_timestamp_in_a_zone_cases as (

    select
        *,
        {{ parse_timestamp('input', '%d.%m.%Y %H:%M', 'zone') }} as actual
    from cases

)

select * from parse_timestamp_in_a_zone_cases
where actual is distinct from expected
