with

cases (input, expected) as (

    values
    (null, null),
    ('Anna.Berg@Example.com', 'example.com'),
    ('anna@müller.de', 'müller.de'),
    ('anna@example', null),
    ('none@none.com', null),
    ('anna@a.b.co.uk', 'a.b.co.uk')

),

email_domain_cases as (

    select
        *,
        {{ email_domain('input') }} as actual
    from cases

)

select * from email_domain_cases
where actual is distinct from expected
