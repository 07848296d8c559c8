with

cases (input, expected) as (

    values
    (null, null),
    ('10 Main St, Dover, DE', '10 Main St|Dover|DE||'),
    ('Goethestr. 76, 80007 München, DE', 'Goethestr. 76|München||80007|DE'),
    ('V. Dante Alighieri n. 128, Forlì (FC)', 'V. Dante Alighieri n. 128|Forlì|FC||'),
    ('V.LE DELLA LIBERTÀ 147, 00026 ROMA (RM), IT', 'V.LE DELLA LIBERTÀ 147|ROMA|RM|00026|IT'),
    ('Bahnhofstraße 47, 50051 Köln', 'Bahnhofstraße 47|Köln||50051|'),
    ('1736 west lopez road, saint paul, mn 55111', '1736 west lopez road|saint paul|mn|55111|'),
    ('3 Dublin Road, Naas', '3 Dublin Road|Naas|||'),
    ('157 Cambridge Tce, Dublin 15 D15 E2X3', '157 Cambridge Tce|Dublin||D15 E2X3|'),
    ('87 Sandymount Lane St Albans Hertfordshire AL8 1AS', '87 Sandymount Lane|St Albans|Hertfordshire|AL8 1AS|'),
    ('98 Windsor Hill, Naas, Co. Kildare', '98 Windsor Hill|Naas|Co. Kildare||'),
    ('87 Howth Way, Belfast, Co. Antrim, BT15 4GH', '87 Howth Way|Belfast|Co. Antrim|BT15 4GH|'),
    ('', null),
    ('n/a', null),
    ('1602 Brenville Pl, San Francisco, CA 94105', '1602 Brenville Pl|San Francisco|CA|94105|'),
    (
        '1602 Brenville Pl Apt 4, San Francisco, CA 94105-1234',
        '1602 Brenville Pl Apt 4|San Francisco|CA|94105-1234|'
    ),
    ('9304 W. 15th St La Blanca, FL 60527', '9304 W. 15th St|La Blanca|FL|60527|'),
    (
        '18 Danver Place, Loughborough, Leicestershire, United Kingdom, LE11 1UU',
        '18 Danver Place|Loughborough|Leicestershire|LE11 1UU|United Kingdom'
    ),
    ('12 Main Street, Peru, 46970', '12 Main Street|Peru||46970|'),
    ('638 Downey St, Salem, OR', '638 Downey St|Salem|OR||'),
    ('123 Main Street, Las Vegas NV 89132', '123 Main Street|Las Vegas|NV|89132|'),
    ('123 MAIN STREET LAS VEGAS NV 89132', '123 MAIN STREET|LAS VEGAS|NV|89132|'),
    ('80 Delaware Ave SE Washington DC 40040', '80 Delaware Ave SE|Washington|DC|40040|'),
    ('1515 Adela Ln, LV, NV', '1515 Adela Ln|LV|NV||'),
    (
        'Hughes Plaza, 100 Howard Hughes Way, Las Vegas, NV 89111',
        'Hughes Plaza, 100 Howard Hughes Way|Las Vegas|NV|89111|'
    ),
    (
        '18 Danver Place, Loughborough, Leicestershire, LE11 1UU, United Kingdom',
        '18 Danver Place|Loughborough|Leicestershire|LE11 1UU|United Kingdom'
    ),
    ('Flat 2, Rose Court, 12 High Street, Leeds LS1 4AB', 'Flat 2, Rose Court, 12 High Street|Leeds||LS1 4AB|'),
    ('Flat 2, 12 High Street, Headingley, Leeds, LS1 4AB', 'Flat 2, 12 High Street, Headingley|Leeds||LS1 4AB|'),
    ('12 Rose Court, High Street', '12 Rose Court, High Street||||'),
    ('12 High Street', '12 High Street||||'),
    ('Flat 2, 1234 Main Street', 'Flat 2, 1234 Main Street||||'),
    ('Hauptstraße 5, 10115 Berlin', 'Hauptstraße 5|Berlin||10115|'),
    ('Hauptstr. 5 10115 Berlin', 'Hauptstr. 5|Berlin||10115|'),
    ('Hauptstr. 5, D-10115 Berlin, Deutschland', 'Hauptstr. 5|Berlin||10115|Deutschland'),
    ('Hauptstraße 12 a, 1010 Wien, Österreich', 'Hauptstraße 12 a|Wien||1010|Österreich'),
    ('12 rue de la Paix, 75002 Paris', '12 rue de la Paix|Paris||75002|'),
    ('12 rue de la Paix 75002 PARIS CEDEX 02', '12 rue de la Paix|PARIS||75002|'),
    ('Calle Mayor 5, 3º B, 28013 Madrid', 'Calle Mayor 5, 3º B|Madrid||28013|'),
    ('Calle Mayor 5, izquierda', 'Calle Mayor 5, izquierda||||'),
    ('Calle Mayor, 12, 28013 Madrid, España', 'Calle Mayor, 12|Madrid||28013|España'),
    ('Via Roma 5, 20121 Milano MI', 'Via Roma 5|Milano|MI|20121|'),
    ('Via Roma 5, 20121 Milano (MI), Italia', 'Via Roma 5|Milano|MI|20121|Italia'),
    (
        'Rua das Flores, 123 - Centro, São Paulo - SP, 01310-100',
        'Rua das Flores, 123 - Centro|São Paulo|SP|01310-100|'
    ),
    ('Rua das Flores 12, 1200-195 Lisboa', 'Rua das Flores 12|Lisboa||1200-195|'),
    ('Keizersgracht 12, 1015 CN Amsterdam', 'Keizersgracht 12|Amsterdam||1015 CN|'),
    ('ul. Długa 5/3, 00-238 Warszawa', 'ul. Długa 5/3|Warszawa||00-238|'),
    ('Storgatan 5, 111 22 Stockholm', 'Storgatan 5|Stockholm||111 22|'),
    (
        '12, MG Road, Indiranagar, Bengaluru, Karnataka 560038',
        '12, MG Road, Indiranagar|Bengaluru|Karnataka|560038|'
    ),
    ('12 Smith St, Sydney NSW 2000', '12 Smith St|Sydney|NSW|2000|'),
    ('45 King St W, Toronto, ON M5V 2T6', '45 King St W|Toronto|ON|M5V 2T6|'),
    ('Fieldstrasse 10, FL-2198 Triesen, Liechtenstein', 'Fieldstrasse 10|Triesen||2198|Liechtenstein'),
    ('4 Hillview Rise, Singapore 667979', '4 Hillview Rise|Singapore||667979|'),
    ('123 E Main St', '123 E Main St||||'),
    ('PO Box 12987, Chicago, IL 60611', 'PO Box 12987|Chicago|IL|60611|'),
    ('P.O. Box 12', 'P.O. Box 12||||'),
    ('3 Wallace Street; Mosman; NSW 2088; Australia', '3 Wallace Street|Mosman|NSW|2088|Australia'),
    ('10 Main St, Atlanta, Georgia 30301', '10 Main St|Atlanta|Georgia|30301|'),
    ('100 Main Street Saint Paul MN 55101', '100 Main Street|Saint Paul|MN|55101|'),
    ('10 St Johns Rd London NW1 2AB', '10 St Johns Rd|London||NW1 2AB|'),
    ('6371 E Foothill Dr, 95915', '6371 E Foothill Dr|||95915|'),
    ('12 Main St, New York, NY 10012, USA', '12 Main St|New York|NY|10012|USA'),
    ('42 Wallaby Way, Sydney', '42 Wallaby Way|Sydney|||'),
    ('Unit 5/12 Smith St, Melbourne VIC 3000', 'Unit 5/12 Smith St|Melbourne|VIC|3000|'),
    ('1-2-3 Shibuya, Shibuya-ku, Tokyo 150-0002', '1-2-3 Shibuya, Shibuya-ku|Tokyo||150-0002|'),
    ('中山路12号', '中山路12号||||'),
    ('123 Main St, NW', '123 Main St, NW||||'),
    ('Bahnhofstrasse 1, 8001 Zürich', 'Bahnhofstrasse 1|Zürich||8001|'),
    ('Bahnhofstrasse 1 8001 Zürich', 'Bahnhofstrasse 1|Zürich||8001|'),
    ('119 N 3RD RD #6C DAYTON OH 45410', '119 N 3RD RD #6C|DAYTON|OH|45410|'),
    ('119 Oaks St # B Dayton OH 45410', '119 Oaks St # B|Dayton|OH|45410|'),
    ('55 OAK DR #4 GROVE CITY OH 43123', '55 OAK DR #4|GROVE CITY|OH|43123|'),
    ('12 OAK DR STE GENEVIEVE MO 63670', '12 OAK DR|STE GENEVIEVE|MO|63670|'),
    ('109 COUNTY ROAD 12 MARION OH 43302', '109 COUNTY ROAD 12|MARION|OH|43302|'),
    ('4821 STATE ROUTE 47 BELLEFONTAINE OH 43311', '4821 STATE ROUTE 47|BELLEFONTAINE|OH|43311|'),
    ('100 US HIGHWAY 23 N DELAWARE OH 43015', '100 US HIGHWAY 23 N|DELAWARE|OH|43015|'),
    ('111 N ST CLAIR CT LANCASTER OH 43130', '111 N ST CLAIR CT|LANCASTER|OH|43130|'),
    ('100 N ST GROVE CITY OH 43123', '100 N ST|GROVE CITY|OH|43123|'),
    ('12 N BROADWAY DAYTON OH 454021234', '12 N BROADWAY|DAYTON|OH|454021234|'),
    ('PO BOX 1166 MANSFIELD OH 44901', 'PO BOX 1166|MANSFIELD|OH|44901|'),
    ('RR 2 BOX 15 MARION OH 43302', 'RR 2 BOX 15|MARION|OH|43302|'),
    ('Flat 5 107 Wheatlands Road Leeds LS6 5DR', 'Flat 5 107 Wheatlands Road|Leeds||LS6 5DR|'),
    ('12 Main St, Douglas, Cork, Ireland', '12 Main St, Douglas|Cork|||Ireland'),
    ('12 Main St, Cork, t12 w2w9', '12 Main St|Cork||t12 w2w9|'),
    ('12 Main St, Cork, A63-HAT8', '12 Main St|Cork||A63-HAT8|'),
    ('12 Main St, p12 park', '12 Main St, p12 park||||'),
    ('Rua das Flores 62, Moinhos, São Paulo - SP, 03170066', 'Rua das Flores 62, Moinhos|São Paulo|SP|03170066|'),
    ('Rua Prado 62, Copacabana, Brasília/DF, CEP 70067-267', 'Rua Prado 62, Copacabana|Brasília|DF|70067-267|'),
    ('rua augusta 12, fortaleza ce 60786-616', 'rua augusta 12|fortaleza|ce|60786-616|'),
    ('rua augusta 12, consolação, são paulo - sp, 01501-129', 'rua augusta 12, consolação|são paulo|sp|01501-129|'),
    ('Avenida Augusta, 2083, Pinheiros - Belo Horizonte', 'Avenida Augusta, 2083, Pinheiros|Belo Horizonte|||'),
    ('Rua das Flores, 123 - Centro - São Paulo - SP', 'Rua das Flores, 123 - Centro|São Paulo|SP||'),
    ('Calle Juárez 12, Col. Obrera, C.P. 72330, Puebla', 'Calle Juárez 12, Col. Obrera|Puebla||72330|'),
    ('Calle Juárez 12, Col. Obrera, CP 72330 Puebla', 'Calle Juárez 12, Col. Obrera|Puebla||72330|'),
    ('Calle 60 #12, Centro, Mérida, YUC, 97125, México', 'Calle 60 #12, Centro|Mérida|YUC|97125|México'),
    ('Av. Vallarta 12, Centro, Guadalajara, Jal., México', 'Av. Vallarta 12, Centro|Guadalajara|Jal||México'),
    ('Calle 5 12, Monterrey, N.L., 64000', 'Calle 5 12|Monterrey|N.L|64000|'),
    ('59100 ROUBAIX', '|ROUBAIX||59100|'),
    ('F-59100 ROUBAIX', '|ROUBAIX||59100|'),
    ('LYON 69003', '|LYON||69003|'),
    ('69433 LYON CEDEX 03', '|LYON||69433|'),
    ('B-1050 Ixelles', '|Ixelles||1050|'),
    ('1050 Main', '1050 Main||||'),
    ('12345 Broadway', '12345 Broadway||||'),
    ('10500 Wilshire Blvd', '10500 Wilshire Blvd||||'),
    ('Highway 12345', 'Highway 12345||||'),
    ('Postfach 10115', 'Postfach 10115||||')

),

full_address_in_parts_cases as (

    select
        *,
        {{ full_address_in_parts('input') }} as actual
    from cases

)

select * from full_address_in_parts_cases
where actual is distinct from expected
