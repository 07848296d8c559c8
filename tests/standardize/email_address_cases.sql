with

cases (input, expected) as (

    values
    (null, null),
    ('', null),
    ('anna.berg@example.com', 'anna.berg@example.com'),
    ('ANNA.BERG@EXAMPLE.COM', 'anna.berg@example.com'),
    ('  anna@example.com ', 'anna@example.com'),
    ('anna@example.com.', 'anna@example.com'),
    ('anna@example.com;', 'anna@example.com'),
    ('<anna@example.com>', 'anna@example.com'),
    ('Anna Berg <Anna@Example.com>', 'anna@example.com'),
    ('"Berg, Anna" <anna@example.com>', 'anna@example.com'),
    ('mailto:anna@example.com', 'anna@example.com'),
    ('''anna@example.com''', 'anna@example.com'),
    ('"anna@example.com"', 'anna@example.com'),
    ('anna @ example.com', 'anna@example.com'),
    ('anna' || chr(8203) || '@example.com', 'anna@example.com'),
    (chr(160) || 'anna@example.com', 'anna@example.com'),
    ('anna+shop@example.com', 'anna+shop@example.com'),
    ('o''neil@example.com', 'o''neil@example.com'),
    ('anna_berg-1@sub.example.co.uk', 'anna_berg-1@sub.example.co.uk'),
    ('1234@example.com', '1234@example.com'),
    ('anna@müller.de', 'anna@müller.de'),
    ('josé@example.com', 'josé@example.com'),
    ('jose' || chr(769) || '@example.com', 'josé@example.com'),
    ('анна@пример.рф', 'анна@пример.рф'),
    ('anna@xn--mller-kva.de', 'anna@xn--mller-kva.de'),
    ('anna@example.xn--p1ai', 'anna@example.xn--p1ai'),
    ('anna@my-company.museum', 'anna@my-company.museum'),
    ('anna berg@example.com', null),
    ('anna@example', null),
    ('anna@example.c', null),
    ('anna@@example.com', null),
    ('anna@berg@example.com', null),
    ('@example.com', null),
    ('anna@', null),
    ('anna', null),
    ('anna@.com', null),
    ('anna@example..com', null),
    ('an..na@example.com', null),
    ('.anna@example.com', null),
    ('anna.@example.com', null),
    ('anna@-example.com', null),
    ('anna@example-.com', null),
    ('anna@exam_ple.com', null),
    ('anna@example.com, b@example.com', null),
    ('anna@example,com', 'anna@example.com'),
    ('Anna.Berg@my-firm,fr;', 'anna.berg@my-firm.fr'),
    ('anna@example.com,de', null),
    ('anna@home,berlin', null),
    ('anna@berlin, de', null),
    ('anna@@example,com', null),
    ('anna,berg@example.com', null),
    ('test@example,com', null),
    ('anna@192.168.0.1', null),
    ('"anna berg"@example.com', null),
    ('anna@example.123', null),
    ('anna(at)example.com', null),
    ('not-an-email', null),
    ('anna@exa mple.com', null),
    (repeat('a', 64) || '@example.com', repeat('a', 64) || '@example.com'),
    (repeat('a', 65) || '@example.com', null),
    ('anna@' || repeat('a', 300) || '.com', null),
    ('test@test.com', null),
    ('none@none.com', null),
    ('noreply@example.com', null),
    ('notiene@gmail.com', null),
    ('SINCORREO@hotmail.com', null),
    ('naotem@uol.com.br', null),
    ('declined@example.org', null),
    ('a@a.com', null),
    ('n/a', null),
    ('unknown@unknown.com', null),
    ('no-email@example.com', null),
    ('abc@abc.de', null),
    ('testa@example.com', 'testa@example.com')

),

email_address_cases as (

    select
        *,
        {{ email_address('input') }} as actual
    from cases

)

select * from email_address_cases
where actual is distinct from expected
