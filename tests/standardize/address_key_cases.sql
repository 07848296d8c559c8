with

cases (input, expected) as (

    values
    (null, null),
    ('', null),
    ('n/a', null),
    ('Hauptstraße 12a', 'hauptstr12a'),
    ('Hauptstr. 12 a', 'hauptstr12a'),
    ('HAUPTSTRASSE 12A', 'hauptstr12a'),
    ('hauptstr.12a', 'hauptstr12a'),
    ('Haupt-Straße 12 A', 'hauptstr12a'),
    ('Haupt Str. 12a', 'hauptstr12a'),
    ('Hauptstraße, 12a', 'hauptstr12a'),
    ('Hauptstraße Nr. 12a', 'hauptstr12a'),
    ('Hauptstraße 12a, 3. OG', 'hauptstr12a'),
    ('Hauptstraße 12a Hinterhaus', 'hauptstr12a'),
    ('Hauptstraße 12a c/o Müller', 'hauptstr12a'),
    ('Hauptstraße 12a, Whg. 4', 'hauptstr12a'),
    ('Hauptstrasse' || chr(160) || '12a', 'hauptstr12a'),
    ('O' || chr(776) || 'lweg 3', 'olweg3'),
    ('Ölweg 3', 'olweg3'),
    ('12 Main Street Apt 4', 'mainst12'),
    ('12 Main St', 'mainst12'),
    ('12 Main St.', 'mainst12'),
    ('12 MAIN ST #4', 'mainst12'),
    ('12, Main Street', 'mainst12'),
    ('Main Street 12', 'mainst12'),
    ('12 Main Street, Suite 200', 'mainst12'),
    ('Flat 2, 12 Main Street', 'mainst12'),
    ('12 Main Street, Floor 3', 'mainst12'),
    ('221B Baker St', 'bakerst221b'),
    ('221b Baker Street', 'bakerst221b'),
    ('12 E Main St', 'emainst12'),
    ('12 East Main Street', 'emainst12'),
    ('350 5TH AVE', '5thave350'),
    ('350 5th Avenue', '5thave350'),
    ('1436 Cedar Blvd', 'cedarblvd1436'),
    ('1436 Cedar Boulevard', 'cedarblvd1436'),
    ('Unit 5/12 Smith St', 'smithst12'),
    ('10 Saint John Road', 'stjohnrd10'),
    ('10 St. John''s Rd', 'stjohnsrd10'),
    ('Via Roma, 5', 'viaroma5'),
    ('VIA ROMA N. 5', 'viaroma5'),
    ('rue de la Paix 10 bis', 'rdelapaix10bis'),
    ('10 bis, rue de la Paix', 'rdelapaix10bis'),
    ('10bis Rue de la Paix', 'rdelapaix10bis'),
    ('Calle Mayor 5, 3º B', 'cmayor5'),
    ('C/ Mayor, 5', 'cmayor5'),
    ('Calle Mayor, n.º 5', 'cmayor5'),
    ('Avda. de la Paz 7', 'avedelapaz7'),
    ('Avenida de la Paz, 7', 'avedelapaz7'),
    ('ul. Długa 5 m. 3', 'dluga5'),
    ('Długa 5', 'dluga5'),
    ('ул. Ленина, 5', 'ленина5'),
    ('Straße des 17. Juni 135', 'strdes17juni135'),
    ('Str. des 17. Juni 135', 'strdes17juni135'),
    ('Musterweg 5-7', 'musterweg57'),
    ('Musterweg 5 - 7', 'musterweg57'),
    ('Musterweg 5/2/14', 'musterweg5214'),
    ('C 4, 12', 'c412'),
    ('Platz der Republik', 'plderrepublik'),
    ('PO Box 12', 'pobox12'),
    ('P.O. Box 12', 'pobox12'),
    ('po box 12', 'pobox12'),
    ('Postfach 12', 'pobox12'),
    ('Postfach 12 34', 'pobox1234')

),

address_key_cases as (

    select
        *,
        {{ address_key('input') }} as actual
    from cases

)

select * from address_key_cases
where actual is distinct from expected
