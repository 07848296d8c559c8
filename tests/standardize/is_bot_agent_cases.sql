with

cases (input, expected) as (

    values
    (null, false),
    ('', false),
    ('Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', true),
    ('Mozilla/5.0 (compatible; bingbot/2.0)', true),
    ('Mozilla/5.0 (compatible; YandexBot/3.0)', true),
    ('facebookexternalhit/1.1', true),
    ('Baiduspider/2.0', true),
    ('python-requests/2.32', true),
    ('curl/8.5.0', true),
    ('Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0.0.0', true),
    ('Bot', true),
    ('Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20)', false),
    ('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1', false),
    ('HearthApp/4.2 (Android 14) okhttp/4.12', false),
    ('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Bottles/1.0', false)

),

is_bot_agent_cases as (

    select
        *,
        {{ is_bot_agent('input') }} as actual
    from cases

)

select * from is_bot_agent_cases
where actual is distinct from expected
