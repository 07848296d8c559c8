with

cases (input, expected) as (

    values
    ('JOSE CARLOS DA SILVA FILHO', 'Filho'),
    ('José Filho', null),
    ('Silva Filho, José', null),
    (null, null),
    ('John Smith Jr.', 'Jr.'),
    ('John Smith jr', 'Jr.'),
    ('JOHN SMITH JR', 'Jr.'),
    ('John Smith, Jr.', 'Jr.'),
    ('John Smith Junior', 'Jr.'),
    ('Smith Jr., John', 'Jr.'),
    ('Smith, John, Jr.', 'Jr.'),
    ('John Smith Sr.', 'Sr.'),
    ('John Smith Senior', 'Sr.'),
    ('Hans Müller sen.', 'Sr.'),
    ('John Smith II', 'II'),
    ('John Smith iii', 'III'),
    ('John Smith IV', 'IV'),
    ('John Smith 3rd', 'III'),
    ('John Smith Jr., PhD', 'Jr.'),
    ('John Smith PhD, Jr.', 'Jr.'),
    ('John Smith PhD', null),
    ('John Smith', null),
    ('Sr. Pérez', null),
    ('Junia Smith', null),
    ('Ivan IVanov', null),
    ('John Smith V', null),
    ('', null),
    ('n/a', null),
    ('José Silva Júnior', 'Jr.'),
    ('JOSÉ SILVA JÚNIOR', 'Jr.'),
    ('Silva Júnior', 'Jr.'),
    ('José Silva Filho', 'Filho'),
    ('Júnior', null),
    ('Budi Santoso Jr., S.Kom.', 'Jr.'),
    ('Nolan (Jnr)', 'Jr.'),
    ('John Hall (Senior)', 'Sr.'),
    ('John Hall (Bob)', null),
    ('Jr.', 'Jr.'),
    (', Jr', 'Jr.'),
    ('Sr', 'Sr.'),
    ('Lee Iv', null),
    ('LEE IV', 'IV'),
    ('John Smith Jr. MBA', 'Jr.')

),

name_suffix_cases as (

    select
        *,
        {{ name_suffix('input') }} as actual
    from cases

)

select * from name_suffix_cases
where actual is distinct from expected
