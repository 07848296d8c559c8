{% macro comparison_kinds() %}
    {#-
        What kinds of comparison there are. levels: what can be seen of a pair, from nothing in common upwards; level 0, which
        stands in no list, is that one side has no value. matches: how often that is seen of two records of one person, in
        per mille: where training begins, and what it falls back to. shared_in_household: how often two people who live together have
        the same, unless the setting of a comparison says otherwise. equal: the level at which the value itself counts, because
        a rare one says more than a common one. differing: the last level that tells two people apart, if it isn't the first. column: the only one of which it knows the parts and forms that it looks at, too.
    -#}
    {{ return({
        'given_name': {
            'column': 'given_name_key',
            'levels': [
                'different', 'somewhat alike', 'initial or another name', 'spelled alike', 'form of one name', 'equal',
                'swapped with family name'
            ],
            'matches': [50, 20, 40, 60, 50, 760, 20],
            'shared_in_household': 0.01,
            'equal': 6,
        },
        'family_name': {
            'column': 'family_name_key',
            'levels': ['different', 'somewhat alike', 'spelled alike', 'part of a double name', 'equal'],
            'matches': [60, 20, 50, 50, 820],
            'shared_in_household': 1,
            'equal': 5,
        },
        'middle_name': {
            'levels': ['different', 'spelled alike', 'initial', 'equal'],
            'matches': [50, 50, 400, 500],
            'shared_in_household': 0.02,
        },
        'birth_date': {
            'levels': [
                'different', 'within ten years', 'within a year', 'two digits off', 'one part differs', 'slip of the hand',
                'equal'
            ],
            'matches': [25, 15, 20, 20, 20, 60, 840],
            'shared_in_household': 0.005,
            'equal': 7,
            'differing': 2,
        },
        'impossible_date': {
            'column': 'impossible_birth_date',
            'levels': ['different', 'same year', 'two digits off', 'slip of the hand'],
            'matches': [150, 50, 200, 600],
            'shared_in_household': 0.005,
        },
        'year': {
            'levels': ['different', 'a few years apart', 'a year apart', 'equal'],
            'matches': [30, 20, 50, 900],
            'shared_in_household': 0.03,
        },
        'email': {
            'column': 'email_key',
            'levels': ['different', 'somewhat alike', 'similar mailbox', 'same mailbox or mistyped', 'equal'],
            'matches': [250, 30, 40, 80, 600],
            'shared_in_household': 0.1,
            'equal': 5,
        },
        'phone': {
            'levels': ['different', 'two digits off', 'one digit off', 'equal'],
            'matches': [350, 30, 70, 550],
            'shared_in_household': 0.3,
        },
        'address': {
            'column': 'address_key',
            'levels': ['different', 'same house number', 'same street', 'mistyped', 'equal'],
            'matches': [250, 50, 50, 100, 550],
            'shared_in_household': 1,
            'equal': 5,
        },
        'place': {
            'levels': ['different', 'similar', 'same city', 'near postcode', 'same postcode', 'equal'],
            'matches': [190, 40, 50, 40, 50, 630],
            'shared_in_household': 1,
            'equal': 6,
        },
        'identifier': {
            'levels': ['different', 'nearly equal', 'equal'],
            'matches': [50, 50, 900],
            'shared_in_household': 0.05,
            'equal': 3,
        },
        'gender': {
            'levels': ['different', 'equal'],
            'matches': [30, 970],
            'shared_in_household': 0.1,
        },
        'category': {
            'levels': ['different', 'equal'],
            'matches': [30, 970],
            'shared_in_household': 0.5,
        },
        'text': {
            'levels': ['different', 'somewhat alike', 'spelled alike', 'equal'],
            'matches': [250, 100, 150, 500],
            'shared_in_household': 0.5,
            'equal': 4,
        },
    }) }}
{% endmacro %}
