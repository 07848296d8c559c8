with

cases (address_key, expected_street, expected_house) as (

    values
    (null, null, null),
    ('mainst12', 'mainst', '12'),
    ('851cr14818', '851cr', '14818'),
    ('hauptstr12a', 'hauptstr', '12a'),
    ('rgambetta66bis', 'rgambetta', '66bis'),
    ('rdesfleurs31ter', 'rdesfleurs', '31ter'),
    ('rdu8mai24quater', 'rdu8mai', '24quater'),
    ('plderrepublik', 'plderrepublik', null),
    ('rbis', 'rbis', null)

),

house_key_cases as (

    select
        *,
        {{ kept_parts()['street_key'] }} as actual_street,
        {{ kept_parts()['house_key'] }} as actual_house
    from cases

)

select * from house_key_cases
where
    actual_street is distinct from expected_street
    or actual_house is distinct from expected_house
