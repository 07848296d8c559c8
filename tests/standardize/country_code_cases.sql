with

cases (input, expected) as (

    values
    (null, null),
    ('', null),
    ('DE', 'DE'),
    ('de', 'DE'),
    (' De ', 'DE'),
    ('DEU', 'DE'),
    ('Germany', 'DE'),
    ('GERMANY', 'DE'),
    ('Deutschland', 'DE'),
    ('N. Ireland', 'GB'),
    ('Cymru', 'GB'),
    ('ROI', 'IE'),
    ('Bundesrepublik Deutschland', 'DE'),
    ('Allemagne', 'DE'),
    ('US', 'US'),
    ('USA', 'US'),
    ('U.S.A.', 'US'),
    ('U.S.', 'US'),
    ('United States', 'US'),
    ('united states of america', 'US'),
    ('The United States', 'US'),
    ('UK', 'GB'),
    ('U.K.', 'GB'),
    ('GB', 'GB'),
    ('GBR', 'GB'),
    ('England', 'GB'),
    ('Scotland', 'GB'),
    ('United Kingdom', 'GB'),
    ('Great Britain', 'GB'),
    ('Österreich', 'AT'),
    ('Oesterreich', 'AT'),
    ('O' || chr(776) || 'sterreich', 'AT'),
    ('AUSTRIA', 'AT'),
    ('Australia', 'AU'),
    ('Schweiz', 'CH'),
    ('Suisse', 'CH'),
    ('CH', 'CH'),
    ('España', 'ES'),
    ('Espana', 'ES'),
    ('Türkiye', 'TR'),
    ('Turkey', 'TR'),
    ('Nederland', 'NL'),
    ('The Netherlands', 'NL'),
    ('Holland', 'NL'),
    ('Česko', 'CZ'),
    ('Czech Republic', 'CZ'),
    ('Ελλάδα', 'GR'),
    ('ΕΛΛΑΔΑ', 'GR'),
    ('Россия', 'RU'),
    ('Российская Федерация', 'RU'),
    ('Україна', 'UA'),
    ('中国', 'CN'),
    ('日本', 'JP'),
    ('대한민국', 'KR'),
    ('South Korea', 'KR'),
    ('مصر', 'EG'),
    ('ישראל', 'IL'),
    ('Polska', 'PL'),
    ('Côte', null),
    ('XX', null),
    ('ZZ', null),
    ('Germny', null),
    ('DEUX', null),
    ('1', null),
    ('n/a', null),
    ('Europe', null),
    ('QATAR', 'QA'),
    ('Oman', 'OM'),
    ('KUWAIT', 'KW'),
    ('BAHRAIN', 'BH'),
    ('U.A.E.', 'AE'),
    ('新加坡', 'SG'),
    ('马来西亚', 'MY'),
    ('美国', 'US'),
    ('澳大利亚', 'AU')

),

country_code_cases as (

    select
        *,
        {{ country_code('input') }} as actual
    from cases

)

select * from country_code_cases
where actual is distinct from expected
