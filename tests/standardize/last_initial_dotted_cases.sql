with

cases (input, expected) as (

    values
    (null, null),
    ('Anna M', 'Anna M.'),
    ('Frau Anna M', 'Frau Anna M.'),
    ('Anna M.', 'Anna M.'),
    ('Anna Berg', 'Anna Berg'),
    ('A B', 'A B'),
    ('M', 'M')

),

last_initial_dotted_cases as (

    select
        *,
        {{ last_initial_dotted('input') }} as actual
    from cases

)

select * from last_initial_dotted_cases
where actual is distinct from expected
