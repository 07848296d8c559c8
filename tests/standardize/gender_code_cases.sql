with

cases (input, expected) as (

    values
    (null, null),
    ('f', 'f'),
    ('жен.', 'f'),
    ('Мужской', 'm'),
    ('女', 'f'),
    ('أنثى', 'f'),
    ('Kadın', 'f'),
    ('mężczyzna', 'm'),
    ('पुरुष', 'm'),
    ('ΓΥΝΑΙΚΑ', 'f'),
    ('F', 'f'),
    ('Female', 'f'),
    ('w', 'f'),
    ('weiblich', 'f'),
    ('Frau', 'f'),
    ('Mrs.', 'f'),
    ('m', 'm'),
    ('MALE', 'm'),
    ('männlich', 'm'),
    ('Herr', 'm'),
    ('Mr', 'm'),
    ('x', 'x'),
    ('divers', 'x'),
    ('Non-binary', 'x'),
    ('Other', 'x'),
    ('hombre', 'm'),
    ('H', 'm'),
    ('Varón', 'm'),
    ('VARON', 'm'),
    ('mujer', 'f'),
    ('Masculino', 'm'),
    ('femenino', 'f'),
    ('uomo', 'm'),
    ('donna', 'f'),
    ('homem', 'm'),
    ('Mulher', 'f'),
    ('V', null),
    ('u', null),
    ('unknown', null),
    ('', null),
    ('Dr.', null),
    ('1', 'm'),
    ('2', 'f'),
    (' 2 ', 'f'),
    ('0', null),
    ('9', null),
    ('12', null),
    ('mf', null)

),

gender_code_cases as (

    select
        *,
        {{ gender_code('input') }} as actual
    from cases

)

select * from gender_code_cases
where actual is distinct from expected
