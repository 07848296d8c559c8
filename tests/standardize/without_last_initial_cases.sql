with

cases (input, expected) as (

    values
    (null, null),
    ('Anna M.', 'Anna'),
    ('Anna M', 'Anna'),
    ('Anna Maria M.', 'Anna Maria'),
    ('Anna Berg', 'Anna Berg'),
    ('A. B.', 'A. B.'),
    ('Wei Ng', 'Wei Ng'),
    ('M.', 'M.')

),

without_last_initial_cases as (

    select
        *,
        {{ without_last_initial('input') }} as actual
    from cases

)

select * from without_last_initial_cases
where actual is distinct from expected
