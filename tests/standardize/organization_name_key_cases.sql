with

cases (input, expected) as (

    values
    (null, null),
    ('n/a', null),
    ('Müller Bau GmbH', 'mullerbau'),
    ('MULLER BAU G.m.b.H.', 'mullerbau'),
    ('Müller-Bau GmbH & Co. KG', 'mullerbau'),
    ('Müller & Söhne Bau "Der Profi" AG', 'mullersohnebauderprofi'),
    ('Windford Building, since 1921 Ltd', 'windfordbuildingsince1921'),
    ('Studio 54 B.V.', 'studio54'),
    ('Studio 55 BV', 'studio55'),
    ('Kowalski Sp. z o.o.', 'kowalski'),
    ('Smith & Co.', 'smith'),
    ('Coburg Systems Inc.', 'coburgsystems'),
    ('Ltd Edition Ltd', 'ltdedition'),
    ('Company', 'company'),
    ('&', null)

),

organization_name_key_cases as (

    select
        *,
        {{ organization_name_key('input') }} as actual
    from cases

)

select * from organization_name_key_cases
where actual is distinct from expected
