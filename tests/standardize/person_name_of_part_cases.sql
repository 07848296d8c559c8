with

cases (input, expected_given, expected_family) as (

    values
    (null, null, null),
    ('Nur Aisyah binti Ahmad', 'Nur Aisyah', 'Ahmad'),
    ('Md Haziq bin', 'Md Haziq', 'Md Haziq'),
    ('Priya D/O', 'Priya', 'Priya'),
    ('Wei Bin', 'Wei Bin', 'Wei Bin'),
    ('Bin', 'Bin', 'Bin'),
    ('bin Ali', 'bin Ali', 'Ali'),
    ('BIN SALMAN', 'bin Salman', 'Salman'),
    ('S/O Murugan', 'S/O Murugan', 'Murugan'),
    ('Ben Ali', 'Ben Ali', 'Ben Ali'),
    ('BABYBOY THUYS', null, 'Babyboy Thuys'),
    ('Baby', 'Baby', 'Baby'),
    ('Anna Maria', 'Anna Maria', 'Anna Maria')

),

person_name_of_part_cases as (

    select
        *,
        {{ person_name('input', part='given') }} as actual_given,
        {{ person_name('input', part='family') }} as actual_family
    from cases

)

select * from person_name_of_part_cases
where
    actual_given is distinct from expected_given
    or actual_family is distinct from expected_family
