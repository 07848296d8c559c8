{% macro settings(group) %}
    {#- dbt hands over a group of `vars:` as one value, so whoever sets a single key of it would lose the rest. -#}
    {%- set defaults = customer_360.default_settings() -%}
    {%- if group not in defaults -%}
        {{ exceptions.raise_compiler_error("There is no group of settings named '" ~ group ~ "'.") }}
    {%- endif -%}
    {%- set given = customer_360.given_group(group) -%}
    {%- if given is not mapping -%}
        {{ exceptions.raise_compiler_error("vars: " ~ group ~ ": must be a mapping of settings to values.") }}
    {%- endif -%}
    {#- This project's own file gives all of them, which then need not be merged one by one. -#}
    {%- set given = {} if given == defaults[group] else given -%}
    {%- for key in given if key not in defaults[group] -%}
        {{ exceptions.raise_compiler_error(
            "vars: " ~ group ~ ": unknown setting '" ~ key ~ "'; known are: "
            ~ (defaults[group].keys() | sort | join(', ')) ~ "."
        ) }}
    {%- endfor -%}
    {{ return(customer_360.merge_settings(defaults[group], given)) }}
{% endmacro %}


{% macro given_group(group) %}
    {#-
        A group as the running project sets it, with what the command line says of it laid over, key by key: dbt itself would take the
        latter alone, and who tries one threshold would have lost his sources.
    -#}
    {%- set given = var(group, none) -%}
    {#- A group without a value sets nothing; any other value that is no mapping is a mistake. -#}
    {%- set given = {} if given is none else given -%}
    {%- set on_command_line = (invocation_args_dict.get('vars') or {}) if invocation_args_dict is defined else {} -%}
    {%- if given and given is mapping and on_command_line.get(group) == given and var.packages_for_node is defined -%}
        {%- set running = (var.packages_for_node() | list | last).vars.to_dict() -%}
        {%- set own = (running.get('customer_360') or {}).get(group, running.get(group)) -%}
        {%- set given = customer_360.laid_over(own, given, customer_360.default_settings().get(group, {})) if own is mapping else given -%}
    {%- endif -%}
    {{ return(given) }}
{% endmacro %}


{% macro laid_over(own, given, defaults) %}
    {#- What the project has added and the command line turns off is as if it had not been added. -#}
    {%- set merged = customer_360.merge_settings(own, given) -%}
    {%- for key, entries in own.items() if entries is mapping and merged[key] is mapping -%}
        {%- for name in entries if entries[name] and merged[key][name] is none and name not in (defaults.get(key) or {}) -%}
            {%- do merged[key].pop(name) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(merged) }}
{% endmacro %}


{% macro merge_settings(defaults, given) %}
    {#- A mapping is merged key by key, anything else (a list too) is replaced as a whole. -#}
    {%- set merged = {} -%}
    {%- do merged.update(defaults) -%}
    {%- for key, value in given.items() -%}
        {%- if value is mapping and defaults.get(key) is mapping -%}
            {%- do merged.update({key: customer_360.merge_settings(defaults[key], value)}) -%}
        {%- else -%}
            {%- do merged.update({key: value}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(merged) }}
{% endmacro %}


{% macro default_settings() %}
    {#- The same values as in dbt_project.yml, where each is explained; a test compares the two. -#}
    {%- set cart_change = {
        'type': 'object',
        'required': ['product_id', 'quantity'],
        'properties': {
            'product_id': {'type': 'string'},
            'quantity': {'type': 'number', 'exclusiveMinimum': 0},
            'price': {'type': 'number', 'minimum': 0},
            'currency': {'type': 'string'},
        },
    } -%}
    {{ return({
        'identity': {
            'sources': none,
            'systems_without_people': ['web', 'survey', 'enrichment', 'privacy'],
            'evidence': ['stg_enrichment__identity_evidence'],
            'truth_path': 'data/truth/person_records*.csv',
            'extra_columns': {'social_handle': 'text', 'shop_account_id': 'text'},
            'identifiers': {
                'email': {
                    'columns': ['email_key'], 'max_people': 10, 'block_role_mailboxes': true, 'blocked_values': []
                },
                'phone': {'columns': ['phone', 'mobile_phone'], 'max_people': 10, 'blocked_values': []},
                'tax_id': {'columns': ['tax_id'], 'max_people': 10, 'blocked_values': []},
                'national_id': {'columns': ['national_id'], 'max_people': 10, 'blocked_values': []},
                'loyalty_card_id': {'columns': ['loyalty_card_id'], 'max_people': 10, 'blocked_values': []},
                'social_handle': {'columns': ['social_handle'], 'max_people': 10, 'blocked_values': []},
                'shop_account_id': {'columns': ['shop_account_id'], 'max_people': 10, 'blocked_values': []},
            },
            'rules': {
                'tax_id': {'identifier': 'tax_id', 'any_similar': {'given_name': 0.85, 'birth_date': 0.9}},
                'national_id': {'identifier': 'national_id', 'any_similar': {'given_name': 0.85, 'birth_date': 0.9}},
                'loyalty_card': {
                    'identifier': 'loyalty_card_id', 'any_similar': {'given_name': 0.85, 'birth_date': 0.9}
                },
                'shop_account': {'identifier': 'shop_account_id', 'not_unlike': {'given_name': 0.85}},
                'name_and_birth_date': {'equal': ['sorted_name_key', 'birth_date']},
                'birth_date_and_similar_given_name': {
                    'equal': ['birth_date', 'family_name_key'],
                    'similar': {'given_name': 0.9},
                },
                'birth_date_and_similar_family_name': {
                    'equal': ['birth_date', 'given_name_key'],
                    'similar': {'family_name': 0.9},
                },
                'email_and_given_name': {'identifier': 'email', 'not_unlike': {'given_name': 0.88}},
                'mailbox_and_names': {
                    'equal': ['email_key'],
                    'similar': {'given_name': 0.88},
                    'not_unlike': {'family_name': 0.85},
                },
                'phone_and_name': {
                    'identifier': 'phone',
                    'similar': {'given_name': 0.9, 'family_name': 0.9},
                    'unless_different': ['mobile_phone'],
                },
                'address_and_name': {
                    'equal': ['address_key', 'family_name_key'],
                    'similar': {'given_name': 0.9},
                    'any_similar': {'postcode_key': 1, 'city_key': 0.9},
                    'unless_different': ['email_key', 'phone', 'mobile_phone'],
                },
            },
            'contradictions': ['birth_date', 'name_suffix', 'gender', 'given_name'],
            'contradictions_waived_by': ['national_id', 'tax_id'],
            'crowded_birth_date': {'people': 10, 'times_usual': 5},
            'corroboration': 3,
            'household_margin': {'names_agree': 3, 'otherwise': 6},
            'loose_sides': {'profiles': 4, 'mean_probability': 0.4},
            'contradictions_need': {'matching_pairs': 100, 'household_share': 0.01, 'told_share': 0.5},
            'name_similarity': {
                'nickname': 0.97,
                'initial': 0.88,
                'swapped': 0.95,
                'double_name': 0.95,
                'established_records': 5,
                'established_share': 0.0001,
            },
            'birth_date_similarity': {'day_and_month_swapped': 0.95, 'one_digit': 0.9, 'years_apart': 10},
            'blocking': {
                'birth_date': {'equal': ['birth_date']},
                'full_name': {'equal': ['sorted_name_key']},
                'email': {'identifier': 'email'},
                'phone': {'identifier': 'phone'},
                'tax_id': {'identifier': 'tax_id'},
                'national_id': {'identifier': 'national_id'},
                'loyalty_card': {'identifier': 'loyalty_card_id'},
                'social_handle': {'identifier': 'social_handle'},
                'mailbox': {'equal': ['mailbox_key']},
                'address': {'equal': ['address_key']},
                'street_and_postcode': {'equal': ['street_start', 'postcode_key']},
                'street_and_city': {'equal': ['street_start', 'city_key']},
                'postcode': {'equal': ['postcode_key']},
                'family_name_and_initials': {'equal': ['family_name_key', 'given_name_start']},
                'given_name_and_initials': {'equal': ['given_name_key', 'family_name_start']},
                'name_beginnings': {'equal': ['given_name_start', 'family_name_start']},
                'family_name_and_postcode': {'equal': ['family_name_key', 'postcode_start']},
                'given_name_and_postcode': {'equal': ['given_name_key', 'postcode_start']},
                'family_name_and_city': {'equal': ['family_name_key', 'city_key']},
                'given_name_and_city': {'equal': ['given_name_key', 'city_key']},
                'family_name_and_birth_year': {'equal': ['family_name_key', 'birth_year']},
                'given_name_and_birth_year': {'equal': ['given_name_key', 'birth_year']},
                'given_name_and_birthday': {'equal': ['given_name_start', 'birthday']},
                'family_name_and_birthday': {'equal': ['family_name_start', 'birthday']},
                'given_name_and_street': {'equal': ['given_name_start', 'street_start']},
                'family_name_and_street': {'equal': ['family_name_start', 'street_start']},
                'name_words': {'equal': ['name_words_key']},
            },
            'max_pairs_per_profile': 0.6,
            'max_lone_pairs_per_vouched': 1.5,
            'comparisons': {
                'given_name': {'kind': 'given_name', 'columns': ['given_name_key']},
                'family_name': {'kind': 'family_name', 'columns': ['family_name_key']},
                'middle_name': {'kind': 'middle_name', 'columns': ['middle_name_key']},
                'birth_date': {'kind': 'birth_date', 'columns': ['birth_date']},
                'gender': {'kind': 'gender', 'columns': ['gender']},
                'email': {'kind': 'email', 'columns': ['email_key']},
                'phone': {'kind': 'phone', 'columns': ['phone', 'mobile_phone']},
                'address': {'kind': 'address', 'columns': ['address_key']},
                'place': {'kind': 'place', 'columns': ['postcode_key', 'city_key']},
                'tax_id': {'kind': 'identifier', 'columns': ['tax_id']},
                'national_id': {'kind': 'identifier', 'columns': ['national_id']},
                'loyalty_card_id': {'kind': 'identifier', 'columns': ['loyalty_card_id']},
                'social_handle': {'kind': 'identifier', 'columns': ['social_handle']},
                'birth_year': {'kind': 'year', 'columns': ['birth_year']},
                'impossible_birth_date': {'kind': 'impossible_date', 'columns': ['impossible_birth_date']},
            },
            'model': 'trained',
            'sample_profiles': 50000,
            'training': {'sample_pairs': 300000, 'prior_pairs': 20, 'learned_household_share': 0.05, 'hopeless_weight': -20, 'name_correction': 2},
            'match_probability': {'joined': 0.9, 'by_full_name': 0.95, 'by_names_alone': 0.99, 'mutually_best': 0.5, 'review': 0.1},
            'rival_margin': 3,
            'max_block_size': 1000,
            'accuracy_limits': {'min_precision': 0.99, 'max_merged_household_share': 0.0005},
        },
        'survivorship': {
            'strategies': {
                'default': ['source_priority', 'recency', 'frequency', 'completeness'],
                'name': ['frequency', 'source_priority', 'completeness', 'recency'],
                'address': ['recency', 'completeness', 'source_priority', 'frequency'],
                'email': ['recency', 'source_priority', 'frequency'],
                'phone': ['recency', 'source_priority', 'frequency'],
                'mobile_phone': ['recency', 'source_priority', 'frequency'],
                'birth_date': ['frequency', 'source_priority', 'recency'],
            },
            'source_priority': {
                'default': ['crm', 'shop.customers', 'pos', 'shop.guests'],
            },
        },
        'orders': {
            'sources': ['shop', 'pos'],
            'max_rate_age_days': 31,
        },
        'web': {
            'event_schemas': {
                'page_view': {'type': 'object'},
                'product_view': {
                    'type': 'object',
                    'required': ['product_id'],
                    'properties': {
                        'product_id': {'type': 'string'},
                        'price': {'type': 'number', 'minimum': 0},
                        'currency': {'type': 'string'},
                    },
                },
                'search': {
                    'type': 'object',
                    'required': ['query'],
                    'properties': {'query': {'type': 'string'}, 'results': {'type': 'integer', 'minimum': 0}},
                },
                'add_to_cart': cart_change,
                'remove_from_cart': cart_change,
                'checkout_started': {
                    'type': 'object',
                    'properties': {
                        'cart_value': {'type': 'number', 'minimum': 0},
                        'currency': {'type': 'string'},
                        'items': {'type': ['integer', 'array']},
                    },
                },
                'purchase': {
                    'type': 'object',
                    'required': ['order_id'],
                    'properties': {
                        'order_id': {'type': 'string'},
                        'value': {'type': 'number', 'minimum': 0},
                        'currency': {'type': 'string'},
                    },
                },
                'signup': {'type': 'object'},
                'login': {'type': 'object'},
                'logout': {'type': 'object'},
                'app_open': {'type': 'object'},
                'push_opened': {
                    'type': 'object',
                    'required': ['message_id'],
                    'properties': {'message_id': {'type': 'string'}},
                },
                'device_reading': {
                    'type': 'object',
                    'required': ['metric', 'value'],
                    'properties': {'metric': {'type': 'string'}, 'value': {'type': 'number'}},
                },
            },
            'max_minutes_ahead': 10,
            'max_days_late': 30,
        },
        'standardize': {
            'more_placeholders': [],
            'more_placeholder_names': [],
            'more_placeholder_mailboxes': [],
            'more_role_mailboxes': [],
            'more_bot_words': [],
        },
        'plausible_dates': {
            'earliest': '1900-01-01',
            'latest': '2035-12-31',
            'earliest_birth': '1500-01-01',
            'earliest_birth_of_customers': '1900-01-02',
            'latest_birth': '2026-12-31',
            'placeholder_births': [
                '1601-01-01', '1753-01-01', '1800-01-01', '1858-11-17', '1899-12-30', '1899-12-31', '1900-01-01',
                '1901-01-01', '1911-11-11', '1970-01-01',
            ],
        },
        'rfm': {
            'scoring': 'rank',
            'bins': 5,
        },
    }) }}
{% endmacro %}
