with

cases (input, expected) as (

    values
    ('Arjun Sen', null),
    ('Hashimoto Jun', null),
    ('Hans Meier sen.', 'Sr.'),
    (null, null),
    ('', null),
    ('n/a', null),
    ('test', null),
    ('John Doe', null),
    ('Anna Berg', null),
    ('anna  berg', null),
    ('ANNA BERG', null),
    ('Dr. Anna Maria van der Berg Jr.', 'Jr.'),
    ('BERG, Anna', null),
    ('Berg,Anna', null),
    ('BERG, Anna Maria', null),
    ('Berg, Dr. Anna', null),
    ('Dr. Berg, Anna', null),
    ('García Márquez, Gabriel', null),
    ('Gabriel García Márquez', null),
    ('José Ortega y Gasset', null),
    ('MARIA DE LA CRUZ', null),
    ('Maria de los Angeles Perez', null),
    ('Ludwig van Beethoven', null),
    ('Johann Wolfgang von Goethe', null),
    ('Berg, Anna von der', null),
    ('Brown, Linda', null),
    ('van der Berg', null),
    ('van der Berg, Anna', null),
    ('Oscar de la Hoya', null),
    ('Leonardo Di Caprio', null),
    ('John St. Claire', null),
    ('St. Claire, James', null),
    ('Mr. CHARLES ST. CLAIRE', null),
    ('Rev. JOHN VAN HOUTEN', null),
    ('SHANE O''NEIL', null),
    ('ronald mcdonald', null),
    ('Hans-Peter Müller-Lüdenscheidt', null),
    ('J. Smith', null),
    ('J. R. R. Tolkien', null),
    ('John Fitzgerald Kennedy', null),
    ('John Smith, Jr.', 'Jr.'),
    ('Smith Jr., John', 'Jr.'),
    ('Smith, John, Jr.', 'Jr.'),
    ('John Smith III', 'III'),
    ('John Smith, MD', null),
    ('Anna', null),
    ('Frau Müller', null),
    ('Herr Dr. Müller', null),
    ('Frau van der Berg', null),
    ('Mr. and Mrs. Smith', null),
    ('王小明', null),
    ('王 小明', null),
    ('欧阳娜娜', null),
    ('山田太郎', null),
    ('山田 太郎', null),
    ('김민준', null),
    ('Иван Петров', null),
    ('Ελένη Παπαδοπούλου', null),
    ('محمد الفايد', null),
    ('İbrahim Yılmaz', null),
    ('Jose' || chr(769) || ' Mun' || chr(771) || 'oz', null),
    ('Robert (Bob) Smith', null),
    ('Anna Berg geb. Schmidt', null),
    ('anna@example.com', null),
    (',', null),
    ('Berg,', null),
    (', Anna', null)

),

name_suffix_from_full_cases as (

    select
        *,
        {{ name_suffix_from_full('input') }} as actual
    from cases

)

select * from name_suffix_from_full_cases
where actual is distinct from expected
