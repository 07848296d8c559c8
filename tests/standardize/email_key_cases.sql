with

cases (input, expected) as (

    values
    (null, null),
    ('Anna.Berg+shop@gmail.com', 'annaberg@gmail.com'),
    ('a.n.n.a.b.e.r.g@googlemail.com', 'annaberg@gmail.com'),
    ('annaberg@gmail.com', 'annaberg@gmail.com'),
    ('annaberg@gmial.com', 'annaberg@gmail.com'),
    ('anna.berg@gmial.con', 'annaberg@gmail.com'),
    ('anna.berg@gmail.con', 'annaberg@gmail.com'),
    ('anna@hotmial.con', 'anna@hotmail.com'),
    ('anna@me.con', 'anna@icloud.com'),
    ('anna+shop@sky.con', 'anna@sky.com'),
    ('anna.con@icon.de', 'anna.con@icon.de'),
    ('anna@example,con', 'anna@example.com'),
    ('Anna.Berg@example.com', 'anna.berg@example.com'),
    ('anna.berg+a+b@example.com', 'anna.berg@example.com'),
    ('anna@protonmail.com', 'anna@proton.me'),
    ('anna@pm.me', 'anna@proton.me'),
    ('anna@me.com', 'anna@icloud.com'),
    ('+tag@example.com', '+tag@example.com'),
    ('anna@notgmail.com', 'anna@notgmail.com'),
    ('anna.berg@gmail.com.br', 'anna.berg@gmail.com.br'),
    ('anna.berg@mygmail.com', 'anna.berg@mygmail.com'),
    ('t.est@gmail.com', null),
    ('test+1@example.com', null),
    ('no', null),
    ('anna@example', null),
    ('info+x@example.com', 'info@example.com'),
    ('anna@ya.ru', 'anna@yandex.ru')

),

email_key_cases as (

    select
        *,
        {{ email_key('input') }} as actual
    from cases

)

select * from email_key_cases
where actual is distinct from expected
