{% macro full_address_words() %}
    {#- What the end of an address in one line is known by; case matters for states alone. Codes that mean a country or a part of the
        town as well are no state behind a town with no comma. -#}
    {%- set countries = [] -%}
    {%- for country, facts in customer_360.countries().items() -%}
        {%- do countries.extend(facts[-1]) -%}
    {%- endfor -%}
    {%- set states = {
        'AU': 'ACT NSW NT QLD SA TAS VIC WA',
        'BR': 'AC AL AP AM BA CE DF ES GO MA MT MS MG PA PB PR PE PI RJ RN RS RO RR SC SP SE TO',
        'CA': 'AB BC MB NB NL NS NU ON PE QC SK YT',
        'MX': 'AGS BC BCS CAMP CDMX CHIH CHIS COAH COL DGO GRO GTO HGO JAL MEX MICH MOR NAY NL OAX PUE QRO QROO SIN SLP SON TAB TAMPS'
            ~ ' TLAX VER YUC ZAC',
        'US': 'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR'
            ~ ' PA RI SC SD TN TX UT VT VA WA WV WI WY',
    } -%}
    {%- set named_states = [
        'Alabama', 'Alaska', 'Arizona', 'Arkansas', 'California', 'Colorado', 'Connecticut', 'Delaware', 'Florida', 'Georgia',
        'Hawaii', 'Idaho', 'Illinois', 'Indiana', 'Iowa', 'Kansas', 'Kentucky', 'Louisiana', 'Maine', 'Maryland',
        'Massachusetts', 'Michigan', 'Minnesota', 'Mississippi', 'Missouri', 'Montana', 'Nebraska', 'Nevada', 'New Hampshire',
        'New Jersey', 'New Mexico', 'North Carolina', 'North Dakota', 'Ohio', 'Oklahoma', 'Oregon', 'Pennsylvania',
        'Rhode Island', 'South Carolina', 'South Dakota', 'Tennessee', 'Texas', 'Utah', 'Vermont', 'Virginia',
        'West Virginia', 'Wisconsin', 'Wyoming',
        'Andhra Pradesh', 'Assam', 'Bihar', 'Chhattisgarh', 'Gujarat', 'Haryana', 'Himachal Pradesh', 'Jharkhand', 'Karnataka',
        'Kerala', 'Madhya Pradesh', 'Maharashtra', 'Odisha', 'Punjab', 'Rajasthan', 'Tamil Nadu', 'Telangana',
        'Uttar Pradesh', 'Uttarakhand', 'West Bengal',
        'New South Wales', 'Queensland', 'South Australia', 'Tasmania', 'Western Australia',
        'Ags', 'Camp', 'Chih', 'Chis', 'Coah', 'Dgo', 'Gro', 'Gto', 'Hgo', 'Jal', 'Mich', 'Oax', 'Pue', 'Qro', 'Tamps', 'Tlax',
        'Yuc', 'Zac', 'B.C', 'N.L', 'Q. Roo', 'S.L.P',
        'Alberta', 'British Columbia', 'Manitoba', 'New Brunswick', 'Nova Scotia', 'Ontario', 'Saskatchewan',
    ] -%}
    {{ return({
        'countries': countries | reject('in', ['georgia', 'jersey']) | list + [
            'u.s.a.', 'u.s.', 'u.k.', 'u.a.e', 'belgië', 'bélgica', 'brésil', 'canadá', 'éire', 'españa', 'itália', 'méxico', 'österreich',
            'perú', 'türkiye',
        ],
        'clear_countries': [
            'usa', 'u.s.a.', 'united states', 'united states of america', 'united kingdom', 'great britain', 'deutschland',
            'germany', 'france', 'österreich', 'schweiz', 'españa', 'italia', 'nederland', 'polska',
        ],
        'states': (states.values() | join(' ')).split(' ') + named_states + named_states | map('upper') | list,
        'states_behind_towns': ([states.AU, states.CA, states.US] | join(' ')).split(' ') | reject('in', ['DE', 'NE', 'NL', 'SK']) | list,
        'brazilian_states': states['BR'].split(' '),
        'counties': [
            'antrim', 'armagh', 'bedfordshire', 'berkshire', 'buckinghamshire', 'cambridgeshire', 'cheshire', 'clwyd', 'cornwall',
            'cumbria', 'derbyshire', 'devon', 'dorset', 'dyfed', 'east sussex', 'east yorkshire', 'essex', 'fife',
            'gloucestershire', 'greater manchester', 'gwent', 'gwynedd', 'hampshire', 'herefordshire', 'hertfordshire', 'kent',
            'lancashire', 'leicestershire', 'lincolnshire', 'merseyside', 'middlesex', 'norfolk', 'north yorkshire',
            'northamptonshire', 'northumberland', 'nottinghamshire', 'oxfordshire', 'powys', 'rutland', 'shropshire', 'somerset',
            'south yorkshire', 'staffordshire', 'suffolk', 'surrey', 'tyne and wear', 'warwickshire', 'west midlands',
            'west sussex', 'west yorkshire', 'wiltshire', 'worcestershire', 'yorkshire',
        ],
        'streets_behind': [
            'alley', 'ave', 'avenue', 'blvd', 'boulevard', 'cir', 'circle', 'cl', 'close', 'cres', 'crescent', 'dr', 'drive',
            'expressway', 'highway', 'hwy', 'lane', 'ln', 'parkway', 'pkwy', 'rd', 'road', 'st', 'street', 'trail', 'trl', 'way',
        ],
        'houses_or_streets': [
            'court', 'ct', 'gardens', 'gdns', 'grove', 'loop', 'mews', 'parade', 'pike', 'pl', 'place', 'plaza', 'quay', 'row', 'sq',
            'square', 'tce', 'ter', 'terrace', 'walk', 'wharf', 'yard',
        ],
        'numbered_roads': ['cr', 'highway', 'hwy', 'rd', 'road', 'route', 'rt', 'rte', 'sr', 'us'],
        'streets_before_districts': [
            'alameda', 'av', 'avenida', 'calle', 'estrada', 'largo', 'praca', 'praça', 'r', 'rodovia', 'rua', 'travessa',
        ],
        'italian_streets': [
            'corso', 'largo', 'p.zza', 'piazza', 'piazzale', 'strada', 'v.le', 'via', 'viale', 'vicolo',
        ],
        'streets_before': [
            'all', 'allée', 'allee', 'av', 'ave', 'avenida', 'avenue', 'bd', 'bld', 'boulevard', 'calle', 'chemin', 'corso',
            'cours', 'imp', 'impasse', 'passage', 'piazza', 'place', 'plaza', 'quai', 'r', 'route', 'rte', 'rua', 'rue', 'square', 'via', 'viale',
        ],
    }) }}
{% endmacro %}
