with

cases (input, expected) as (

    values
    (null, null),
    ('Frau', 'f'),
    ('Mrs. Anna Berg', 'f'),
    ('Lady Bell', 'f'),
    ('Mr Simon Bell', 'm'),
    ('Bell, Mr Simon', 'm'),
    ('Herr Müller, Anna', 'm'),
    ('Sig.ra Rossi', 'f'),
    ('M.', 'm'),
    (' M ', 'm'),
    ('Master', 'm'),
    ('Sr.', 'm'),
    ('Dra.', 'f'),
    ('Dona Ana Lima', 'f'),
    ('Sra', 'f'),
    ('Srta.', 'f'),
    ('M. Anna Berg', null),
    ('M. et Mme', null),
    ('Berg, M.', null),
    ('Anna Berg, Master of Arts', null),
    ('Dr. Anna Berg', null),
    ('Anna Berg', null),
    ('Mr. and Mrs. Kenneth Bailey', null),
    ('Mr & Mrs Bailey', null),
    ('Herr und Frau Meyer', null),
    ('Sr. y Sra. López', null),
    ('Bailey, Mr. and Mrs. Kenneth', null),
    ('Mr E Smith', 'm'),
    ('Mr and Kenneth', 'm')

),

gender_from_title_cases as (

    select
        *,
        {{ gender_from_title('input') }} as actual
    from cases

)

select * from gender_from_title_cases
where actual is distinct from expected
