with

cases (input, expected) as (

    values
    (null, null),
    ('Anna.Berg@Example.com', 'anna.berg'),
    ('anna+x@example.com', 'anna+x'),
    ('anna@example', null),
    ('test@test.com', null),
    ('Anna <anna@example.com>', 'anna')

),

email_local_cases as (

    select
        *,
        {{ email_local('input') }} as actual
    from cases

)

select * from email_local_cases
where actual is distinct from expected
