with

cases (input, expected) as (

    values
    (null, false),
    ('info@example.com', true),
    ('INFO@example.com', true),
    ('sales2@example.com', true),
    ('info+web@example.com', true),
    ('kontakt@example.de', true),
    ('informer@example.com', false),
    ('anna.info@example.com', false),
    ('salesman@example.com', false),
    ('anna@info.com', false),
    ('not an address', false),
    ('office@example.at', true),
    ('test@test.com', false)

),

is_role_mailbox_cases as (

    select
        *,
        {{ is_role_mailbox('input') }} as actual
    from cases

)

select * from is_role_mailbox_cases
where actual is distinct from expected
