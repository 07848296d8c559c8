with

cases (input, expected) as (

    values
    ('Ａｎｎａ　０９０', 'Anna 090'),
    ('ｶﾞｸ', 'ガク'),
    ('＇ｎ／ａ＇', null),
    (null, null),
    ('', null),
    ('   ', null),
    (chr(9) || chr(10), null),
    ('  two   words ', 'two words'),
    ('a' || chr(160) || 'b', 'a b'),
    ('a' || chr(12288) || 'b', 'a b'),
    ('line' || chr(13) || chr(10) || 'break', 'line break'),
    ('zero' || chr(8203) || 'width', 'zerowidth'),
    (chr(65279) || 'after a byte order mark', 'after a byte order mark'),
    ('soft' || chr(173) || 'hyphen', 'softhyphen'),
    ('right' || chr(8207) || ' to left', 'right to left'),
    ('bell' || chr(7) || 'rings', 'bell rings'),
    ('e' || chr(769), 'é'),
    ('Nguye' || chr(770) || chr(771) || 'n', 'Nguyễn'),
    ('n/a', null),
    ('N/A', null),
    ('#N/A', null),
    ('n.a.', null),
    ('NA', null),
    ('NaN', null),
    ('null', null),
    ('(null)', null),
    ('<NULL>', null),
    ('None', null),
    ('"none"', null),
    ('[nil]', null),
    ('-', null),
    ('--', null),
    ('—', null),
    ('.', null),
    ('?', null),
    ('???', null),
    ('***', null),
    ('unknown', null),
    ('Unknown.', null),
    (' UNKNOWN ', null),
    ('unbekannt', null),
    ('test', null),
    ('TEST TEST', null),
    ('tbd', null),
    ('k.A.', null),
    ('keine Angabe', null),
    ('not  available', null),
    ('Testament', 'Testament'),
    ('Nullmeier', 'Nullmeier'),
    ('Nonesuch', 'Nonesuch'),
    ('Nadine', 'Nadine'),
    ('x', 'x'),
    ('0', '0'),
    ('#1', '#1'),
    ('a-b', 'a-b'),
    ('👍', '👍'),
    ('Test 1', 'Test 1'),
    ('not available before noon', 'not available before noon'),
    ('שלום', 'שלום'),
    ('王', '王'),
    ('''tis', '''tis')

),

clean_text_cases as (

    select
        *,
        {{ clean_text('input') }} as actual
    from cases

)

select * from clean_text_cases
where actual is distinct from expected
