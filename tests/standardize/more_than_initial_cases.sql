with

cases (input, expected) as (

    values
    (null, null),
    ('M.', null),
    ('M', null),
    ('Ng', 'Ng'),
    ('Berg', 'Berg')

),

more_than_initial_cases as (

    select
        *,
        {{ more_than_initial('input') }} as actual
    from cases

)

select * from more_than_initial_cases
where actual is distinct from expected
