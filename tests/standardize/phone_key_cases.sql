with

cases (input, expected) as (

    values
    (null, null),
    ('+5493512139381', '+543512139381'),
    ('+543512139381', '+543512139381'),
    ('+4954912345', '+4954912345'),
    ('+491711234567', '+491711234567')

),

phone_key_cases as (

    select
        *,
        {{ phone_key('input') }} as actual
    from cases

)

select * from phone_key_cases
where actual is distinct from expected
