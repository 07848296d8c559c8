with

cases (input, expected) as (

    values
    (null, null),
    ('', null),
    ('Müller', 'muller'),
    ('MÜLLER', 'muller'),
    ('Mu' || chr(776) || 'ller', 'muller'),
    ('ß', 'ss'),
    ('STRAẞER', 'strasser'),
    ('Straßer', 'strasser'),
    ('Strasser', 'strasser'),
    ('Łukasz', 'lukasz'),
    ('Øystein', 'oystein'),
    ('Æsir', 'aesir'),
    ('Œuvre', 'oeuvre'),
    ('Þór', 'thor'),
    ('Đặng', 'dang'),
    ('Ħal', 'hal'),
    ('İbrahim', 'ibrahim'),
    ('IBRAHIM', 'ibrahim'),
    ('ibrahim', 'ibrahim'),
    ('ıbrahım', 'ibrahim'),
    ('Nguyễn Thị Minh', 'nguyenthiminh'),
    ('O''Neil', 'oneil'),
    ('O’Neil', 'oneil'),
    ('O Neil', 'oneil'),
    ('de la Cruz', 'delacruz'),
    ('Müller-Lüdenscheidt', 'mullerludenscheidt'),
    ('Mul ler', 'muller'),
    ('Γιώργος', 'giorgos'),
    ('ΓΙΩΡΓΟΣ', 'giorgos'),
    ('Παπαδοπούλου', 'papadopoulou'),
    ('Ευάγγελος', 'evangelos'),
    ('Χρήστος Ψαρράς', 'christospsarras'),
    ('Ἀλέξανδρος', 'alexandros'),
    ('Иван', 'ivan'),
    ('ИВАН', 'ivan'),
    ('Андрей', 'andrei'),
    ('Наталья', 'natalya'),
    ('Фёдор Щукин', 'fedorshchukin'),
    ('Любомир Първанов', 'lyubomirparvanov'),
    ('Ђорђе Петровић', 'djordjepetrovic'),
    ('Олексій Їжак', 'oleksiiizhak'),
    ('राम', 'राम'),
    ('रमा', 'रमा'),
    ('ガ', 'ガ'),
    ('カ', 'カ'),
    ('がく', 'ガク'),
    ('مصطفى', 'مصطفي'),
    ('محمـــد', 'محمد'),
    ('هبة', 'هبه'),
    ('محمد', 'محمد'),
    ('王小明', '王小明'),
    ('김민준', '김민준'),
    ('An' || chr(8203) || 'na', 'anna'),
    ('Anna' || chr(8207), 'anna'),
    ('Anna2', 'anna'),
    ('J.', 'j'),
    ('123', null),
    ('-', null),
    ('n/a', null),
    ('N.A.', null),
    ('Unknown', null),
    ('John Doe', null),
    ('test', null),
    ('Berlin', 'berlin'),
    ('São Paulo', 'saopaulo'),
    ('SAO PAULO', 'saopaulo'),
    ('Na', null),
    ('Nil', null),
    ('NaNa', 'nana')

),

name_key_cases as (

    select
        *,
        {{ name_key('input') }} as actual
    from cases

)

select * from name_key_cases
where actual is distinct from expected
