with

cases (input, expected) as (

    values
    (null, null),
    ('', null),
    ('n/a', null),
    ('Hauptstraße 12a', 'Hauptstraße'),
    ('Hauptstr. 12 a', 'Hauptstr.'),
    ('HAUPTSTRASSE 12A', 'Hauptstrasse'),
    ('hauptstr.12a', 'Hauptstr.'),
    ('Haupt-Straße 12 A', 'Haupt-Straße'),
    ('Haupt Str. 12a', 'Haupt Str.'),
    ('Hauptstraße, 12a', 'Hauptstraße'),
    ('Hauptstraße Nr. 12a', 'Hauptstraße'),
    ('Hauptstraße 12a, 3. OG', 'Hauptstraße'),
    ('Hauptstraße 12a Hinterhaus', 'Hauptstraße'),
    ('Hauptstraße 12a c/o Müller', 'Hauptstraße'),
    ('Hauptstraße 12a, Whg. 4', 'Hauptstraße'),
    ('Hauptstrasse' || chr(160) || '12a', 'Hauptstrasse'),
    ('O' || chr(776) || 'lweg 3', 'Ölweg'),
    ('Ölweg 3', 'Ölweg'),
    ('12 Main Street Apt 4', 'Main Street'),
    ('12 Main St', 'Main St'),
    ('7 Kings Way', 'Kings Way'),
    ('7 kings way', 'Kings Way'),
    ('12 Main St.', 'Main St'),
    ('12 MAIN ST #4', 'Main St'),
    ('12, Main Street', 'Main Street'),
    ('Main Street 12', 'Main Street'),
    ('12 Main Street, Suite 200', 'Main Street'),
    ('Flat 2, 12 Main Street', 'Main Street'),
    ('12 Main Street, Floor 3', 'Main Street'),
    ('221B Baker St', 'Baker St'),
    ('221b Baker Street', 'Baker Street'),
    ('12 E Main St', 'E Main St'),
    ('12 East Main Street', 'East Main Street'),
    ('350 5TH AVE', '5th Ave'),
    ('350 5th Avenue', '5th Avenue'),
    ('1436 Cedar Blvd', 'Cedar Blvd'),
    ('1436 Cedar Boulevard', 'Cedar Boulevard'),
    ('Unit 5/12 Smith St', 'Smith St'),
    ('10 Saint John Road', 'Saint John Road'),
    ('10 St. John''s Rd', 'St. John''s Rd'),
    ('Via Roma, 5', 'Via Roma'),
    ('VIA ROMA N. 5', 'Via Roma'),
    ('rue de la Paix 10 bis', 'rue de la Paix'),
    ('10 bis, rue de la Paix', 'rue de la Paix'),
    ('10bis Rue de la Paix', 'Rue de la Paix'),
    ('Calle Mayor 5, 3º B', 'Calle Mayor'),
    ('C/ Mayor, 5', 'C/ Mayor'),
    ('Calle Mayor, n.º 5', 'Calle Mayor'),
    ('Avda. de la Paz 7', 'Avda. de la Paz'),
    ('Avenida de la Paz, 7', 'Avenida de la Paz'),
    ('ul. Długa 5 m. 3', 'ul. Długa'),
    ('Długa 5', 'Długa'),
    ('ул. Ленина, 5', 'ул. Ленина'),
    ('Straße des 17. Juni 135', 'Straße des 17. Juni'),
    ('Str. des 17. Juni 135', 'Str. des 17. Juni'),
    ('Musterweg 5-7', 'Musterweg'),
    ('Musterweg 5 - 7', 'Musterweg'),
    ('Musterweg 5/2/14', 'Musterweg'),
    ('C 4, 12', 'C 4'),
    ('Platz der Republik', 'Platz der Republik'),
    ('PO Box 12', 'PO Box 12'),
    ('P.O. Box 12', 'P.O. Box 12'),
    ('po box 12', 'Po Box 12'),
    ('Postfach 12', 'Postfach 12'),
    ('Postfach 12 34', 'Postfach 12 34')

),

address_street_cases as (

    select
        *,
        {{ address_street('input') }} as actual
    from cases

)

select * from address_street_cases
where actual is distinct from expected
