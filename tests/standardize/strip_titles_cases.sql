with

cases (input, expected) as (

    values
    (null, null),
    ('Dr. Anna Berg', 'Anna Berg'),
    ('Dr Anna Berg', 'Anna Berg'),
    ('dr.anna berg', 'anna berg'),
    ('Herr Prof. Dr. med. dent. Berg', 'Berg'),
    ('Mr. and Mrs. Smith', 'Smith'),
    ('Frau Anna', 'Anna'),
    ('Mme Dupont', 'Dupont'),
    ('Señora García', 'García'),
    ('Sir Elton', 'Elton'),
    ('Rev. JOHN VAN HOUTEN', 'JOHN VAN HOUTEN'),
    ('Dipl.-Ing. Anna Berg', 'Anna Berg'),
    ('Sr. Pérez', 'Pérez'),
    ('Sr Pérez', 'Sr Pérez'),
    ('Col. Mustard', 'Mustard'),
    ('Col Mustard', 'Col Mustard'),
    ('Drake', 'Drake'),
    ('Missouri', 'Missouri'),
    ('Herrmann', 'Herrmann'),
    ('Profumo', 'Profumo'),
    ('Mrs.', null),
    ('Anna Dr. Berg', 'Anna Dr. Berg'),
    ('BERG, Anna', 'BERG, Anna'),
    ('', null),
    ('Ms. Nancy', 'Nancy'),
    ('Prof.Dr.Berg', 'Berg'),
    ('Doña Ana Ruiz', 'Ana Ruiz'),
    ('Dña. Ana', 'Ana'),
    ('Lic. Ana Ruiz', 'Ana Ruiz'),
    ('De heer Jansen', 'Jansen'),
    ('de Heer', 'de Heer'),
    ('mw. A. de Vries', 'A. de Vries'),
    ('drs. Jan Vos', 'Jan Vos'),
    ('mgr inż. Anna Nowak', 'Anna Nowak'),
    ('dr hab. Anna Nowak', 'Anna Nowak'),
    ('Ir Vos', 'Ir Vos'),
    ('Don Smith', 'Don Smith'),
    ('Shri Pushpa Yadav', 'Pushpa Yadav'),
    ('Smt. Rani Devi', 'Rani Devi'),
    ('Ibu Siti', 'Siti'),
    ('Eng. Silva', 'Silva'),
    ('Eng Wei', 'Eng Wei'),
    ('Ny Sokha', 'Ny Sokha'),
    ('Ragnar', 'Ragnar'),
    ('Master James', 'James'),
    ('Master', 'Master'),
    ('Mdm Tan', 'Tan'),
    ('Madam Tan', 'Tan'),
    ('Encik Ahmad', 'Ahmad'),
    ('Dato'' Ahmad', 'Ahmad'),
    ('Tuan Anh', 'Tuan Anh'),
    ('Haji Ahmad', 'Haji Ahmad'),
    ('Familie Wolf', 'Wolf')

),

strip_titles_cases as (

    select
        *,
        {{ strip_titles('input') }} as actual
    from cases

)

select * from strip_titles_cases
where actual is distinct from expected
