with

cases (input, expected) as (

    values
    (null, null),
    ('', null),
    ('n/a', null),
    ('Hauptstraße 12a', '12a'),
    ('Hauptstr. 12 a', '12a'),
    ('HAUPTSTRASSE 12A', '12a'),
    ('hauptstr.12a', '12a'),
    ('Haupt-Straße 12 A', '12a'),
    ('Haupt Str. 12a', '12a'),
    ('Hauptstraße, 12a', '12a'),
    ('Hauptstraße Nr. 12a', '12a'),
    ('Hauptstraße 12a, 3. OG', '12a'),
    ('Hauptstraße 12a Hinterhaus', '12a'),
    ('Hauptstraße 12a c/o Müller', '12a'),
    ('Hauptstraße 12a, Whg. 4', '12a'),
    ('Hauptstrasse' || chr(160) || '12a', '12a'),
    ('O' || chr(776) || 'lweg 3', '3'),
    ('Ölweg 3', '3'),
    ('12 Main Street Apt 4', '12'),
    ('12 Main St', '12'),
    ('12 Main St.', '12'),
    ('12 MAIN ST #4', '12'),
    ('12, Main Street', '12'),
    ('Main Street 12', '12'),
    ('12 Main Street, Suite 200', '12'),
    ('Flat 2, 12 Main Street', '12'),
    ('12 Main Street, Floor 3', '12'),
    ('221B Baker St', '221b'),
    ('221b Baker Street', '221b'),
    ('12 E Main St', '12'),
    ('12 East Main Street', '12'),
    ('350 5TH AVE', '350'),
    ('350 5th Avenue', '350'),
    ('1436 Cedar Blvd', '1436'),
    ('1436 Cedar Boulevard', '1436'),
    ('Unit 5/12 Smith St', '12'),
    ('10 Saint John Road', '10'),
    ('10 St. John''s Rd', '10'),
    ('Via Roma, 5', '5'),
    ('VIA ROMA N. 5', '5'),
    ('rue de la Paix 10 bis', '10bis'),
    ('10 bis, rue de la Paix', '10bis'),
    ('10bis Rue de la Paix', '10bis'),
    ('Calle Mayor 5, 3º B', '5'),
    ('C/ Mayor, 5', '5'),
    ('Calle Mayor, n.º 5', '5'),
    ('Avda. de la Paz 7', '7'),
    ('Avenida de la Paz, 7', '7'),
    ('ul. Długa 5 m. 3', '5'),
    ('Długa 5', '5'),
    ('ул. Ленина, 5', '5'),
    ('Straße des 17. Juni 135', '135'),
    ('Str. des 17. Juni 135', '135'),
    ('Musterweg 5-7', '5-7'),
    ('Musterweg 5 - 7', '5-7'),
    ('Musterweg 5/2/14', '5/2/14'),
    ('C 4, 12', '12'),
    ('Platz der Republik', null),
    ('PO Box 12', null),
    ('P.O. Box 12', null),
    ('po box 12', null),
    ('Postfach 12', null),
    ('Postfach 12 34', null)

),

address_house_number_cases as (

    select
        *,
        {{ address_house_number('input') }} as actual
    from cases

)

select * from address_house_number_cases
where actual is distinct from expected
