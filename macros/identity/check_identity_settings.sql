{% macro check_identity_settings(settings) %}
    {#- Stops the run at the first setting of identity that can't be meant, and names it. -#}
    {%- set settings = customer_360.filled_settings(settings) -%}
    {%- do customer_360.check_shapes(settings) -%}
    {%- do customer_360.check_numbers(settings) -%}
    {%- set columns = customer_360.match_columns(settings) -%}

    {%- if settings.sources is not none -%}
        {%- do customer_360.check_models('sources', settings.sources) -%}
        {%- if not settings.sources -%}
            {{ customer_360.settings_error('sources', 'must list at least one model, or be null') }}
        {%- endif -%}
    {%- endif -%}
    {%- do customer_360.check_models('evidence', settings.evidence) -%}
    {%- if settings.truth_path is not none and settings.truth_path is not string -%}
        {{ customer_360.settings_error('truth_path', 'must be a path, or null') }}
    {%- endif -%}
    {%- set systems = customer_360.raw_tables() | map('first') | list -%}
    {%- do customer_360.check_known(
        'systems_without_people', settings.systems_without_people,
        customer_360.default_settings().identity.systems_without_people + systems
    ) -%}
    {%- do customer_360.check_extra_columns(settings) -%}
    {%- do customer_360.check_identifiers(settings, columns) -%}
    {%- do customer_360.check_rules(settings, columns) -%}
    {%- do customer_360.check_blocking(settings, columns) -%}
    {%- do customer_360.check_comparisons(settings, columns) -%}

    {%- do customer_360.check_known(
        'contradictions', settings.contradictions, ['birth_date', 'name_suffix', 'gender', 'given_name']
    ) -%}
    {%- do customer_360.check_known('contradictions_waived_by', settings.contradictions_waived_by, columns) -%}
    {%- set shares = settings.match_probability -%}
    {%- set rising = ['review', 'mutually_best', 'joined', 'by_full_name', 'by_names_alone'] -%}
    {%- for name in rising[1:] -%}
        {%- set lower = rising[loop.index0] -%}
        {%- if shares[lower] > shares[name] -%}
            {{ customer_360.settings_error(
                'match_probability',
                'must rise from review over mutually_best and joined to by_full_name and by_names_alone, and '
                ~ lower ~ ' is ' ~ shares[lower] ~ ', ' ~ name ~ ' ' ~ shares[name]
            ) }}
        {%- endif -%}
    {%- endfor -%}
    {%- if settings.model not in ['trained', 'frozen'] -%}
        {{ customer_360.settings_error('model', "'" ~ settings.model ~ "' is neither trained nor frozen") }}
    {%- endif -%}
{% endmacro %}


{% macro check_shapes(settings) %}
    {#-
        A mapping stays a mapping and a list a list. Where users add entries, null turns one off that there is (but no
        extra column, of which it says that it is a text); else the names are given.
    -#}
    {%- set growing = ['extra_columns', 'identifiers', 'rules', 'blocking', 'comparisons'] -%}
    {%- for group, known in customer_360.default_settings().identity.items() -%}
        {%- set given = settings[group] -%}
        {%- if known is mapping -%}
            {%- if given is not mapping -%}
                {{ customer_360.settings_error(group, 'must be a mapping of names to values') }}
            {%- endif -%}
            {%- if group not in growing -%}
                {%- do customer_360.check_known(group, given.keys(), known.keys()) -%}
            {%- endif -%}
            {%- for name, entry in given.items() if group in growing -%}
                {%- if entry is none -%}
                    {%- do customer_360.check_known(group, [name], known.keys()) -%}
                    {%- if group == 'extra_columns' -%}
                        {{ customer_360.settings_error(
                            group ~ '.' ~ name,
                            "can't be turned off, because models fill it; turn off the identifiers, rules and comparisons that name it"
                        ) }}
                    {%- endif -%}
                {%- elif group != 'extra_columns' and (entry is not mapping or not entry) -%}
                    {{ customer_360.settings_error(group ~ '.' ~ name, 'must be a mapping, or null to turn it off') }}
                {%- endif -%}
                {%- do customer_360.check_name(group, name) -%}
            {%- endfor -%}
        {%- elif known is iterable and known is not string -%}
            {%- do customer_360.check_list(group, given) -%}
        {%- endif -%}
    {%- endfor -%}
{% endmacro %}


{% macro check_numbers(settings) %}
    {#- What is a number by default stays one, and within its bounds: from 0 to 1 unless others stand here. -#}
    {%- set bounds = {
        'crowded_birth_date.people': [1, none],
        'crowded_birth_date.times_usual': [1, none],
        'corroboration': [0, 100],
        'household_margin.names_agree': [none, none],
        'household_margin.otherwise': [none, none],
        'loose_sides.profiles': [1, none],
        'contradictions_need.matching_pairs': [0, none],
        'name_similarity.established_records': [1, none],
        'birth_date_similarity.years_apart': [0, none],
        'max_pairs_per_profile': [0, none],
        'max_lone_pairs_per_vouched': [0, none],
        'sample_profiles': [1, none],
        'training.sample_pairs': [1, none],
        'training.prior_pairs': [1, none],
        'training.hopeless_weight': [none, 0],
        'training.name_correction': [0.1, none],
        'rival_margin': [0, none],
        'max_block_size': [2, none],
    } -%}
    {%- for group, known in customer_360.default_settings().identity.items() -%}
        {%- if known is number -%}
            {%- do customer_360.check_number(group, settings[group], *bounds[group]) -%}
        {%- elif known is mapping -%}
            {%- for key, value in known.items() if value is number -%}
                {%- set path = group ~ '.' ~ key -%}
                {%- do customer_360.check_number(path, settings[group][key], *bounds.get(path, [0, 1])) -%}
            {%- endfor -%}
        {%- endif -%}
    {%- endfor -%}
{% endmacro %}


{% macro check_extra_columns(settings) %}
    {#- Types that there are, and names that nothing else has, in no model that an extra column may come to. -#}
    {%- set own = {'extra_columns': {}} -%}
    {%- set taken = (customer_360.record_contract(own).keys() | list) + customer_360.match_columns(own)
        + customer_360.derived_column_names()
        + ['record_key', 'record_id', 'profile_id', 'record_count', 'address_text', 'is_named_mailbox', 'given_name_forms',
           'is_established_given_name', 'component_id', 'may_contradict', 'traits', 'cluster_id'] -%}
    {%- for column, type in settings.extra_columns.items() -%}
        {%- if type not in ['text', 'date', 'integer'] -%}
            {{ customer_360.settings_error('extra_columns.' ~ column, "'" ~ type ~ "' is none of text, date, integer") }}
        {%- elif column in taken -%}
            {{ customer_360.settings_error('extra_columns.' ~ column, 'is a column that there is already') }}
        {%- elif column in customer_360.reserved_words() -%}
            {{ customer_360.settings_error('extra_columns.' ~ column, 'is a word of SQL itself, so the column needs another name') }}
        {%- endif -%}
    {%- endfor -%}
{% endmacro %}


{% macro check_identifiers(settings, columns) %}
    {%- for type, identifier in settings.identifiers.items() if identifier -%}
        {%- set where = 'identifiers.' ~ type -%}
        {%- do customer_360.check_known(
            where, identifier.keys(), ['columns', 'max_people', 'block_role_mailboxes', 'blocked_values']
        ) -%}
        {%- if not identifier.get('columns') -%}
            {{ customer_360.settings_error(where, "names no columns, and '" ~ type ~ "' itself is none") }}
        {%- endif -%}
        {%- do customer_360.check_known(where ~ '.columns', identifier.columns, columns) -%}
        {%- do customer_360.check_number(where ~ '.max_people', identifier.max_people, 1) -%}
        {%- do customer_360.check_list(where ~ '.blocked_values', customer_360.given(identifier, 'blocked_values', [])) -%}
        {%- for value in customer_360.given(identifier, 'blocked_values', [])
            if value is boolean or value is not string and value is not number -%}
            {{ customer_360.settings_error(
                where ~ '.blocked_values', "must be a list of texts and numbers, and '" ~ value ~ "' is neither"
            ) }}
        {%- endfor -%}
        {%- if identifier.block_role_mailboxes is not boolean -%}
            {{ customer_360.settings_error(where ~ '.block_role_mailboxes', 'must be true or false') }}
        {%- endif -%}
    {%- endfor -%}
{% endmacro %}


{% macro check_rules(settings, columns) %}
    {%- set found_by = columns + customer_360.derived_column_names() -%}
    {%- for name, rule in settings.rules.items() if rule -%}
        {%- set where = 'rules.' ~ name -%}
        {%- do customer_360.check_rule_name(where, name) -%}
        {%- do customer_360.check_known(
            where, rule.keys(), ['identifier', 'equal', 'similar', 'any_similar', 'not_unlike', 'unless_different']
        ) -%}
        {%- do customer_360.check_found_by(where, rule, settings, found_by) -%}
        {%- if rule.get('identifier') and not settings.identifiers.get(rule.identifier) -%}
            {{ customer_360.settings_error(
                where ~ '.identifier', "'" ~ rule.identifier ~ "' is turned off in identity.identifiers; "
                ~ "null turns off the rule, too: rules: {" ~ name ~ ": null}"
            ) }}
        {%- endif -%}
        {%- do customer_360.check_known(where ~ '.unless_different', customer_360.given(rule, 'unless_different', []), columns) -%}
        {%- for condition in ['similar', 'any_similar', 'not_unlike'] -%}
            {%- set likenesses = customer_360.given(rule, condition, {}) -%}
            {%- if likenesses is not mapping -%}
                {{ customer_360.settings_error(where ~ '.' ~ condition, 'must be a mapping of likenesses to numbers from 0 to 1') }}
            {%- endif -%}
            {%- for likeness, threshold in likenesses.items() -%}
                {%- do customer_360.check_known(where ~ '.' ~ condition, [likeness], columns + ['given_name', 'family_name']) -%}
                {#- A key would be compared letter by letter, without what is known of names. -#}
                {%- if likeness in ['given_name_key', 'family_name_key'] -%}
                    {{ customer_360.settings_error(
                        where ~ '.' ~ condition,
                        likeness | replace('_key', '') ~ " is meant in place of '" ~ likeness ~ "'"
                    ) }}
                {%- endif -%}
                {%- if threshold is not none -%}
                    {%- do customer_360.check_number(where ~ '.' ~ condition ~ '.' ~ likeness, threshold, 0, 1) -%}
                {%- endif -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endfor -%}
{% endmacro %}


{% macro check_blocking(settings, columns) %}
    {#- Rules that ask for the same would vouch for each other (int_identity__lone_pairs). -#}
    {%- set asked = {} -%}
    {%- for name, rule in settings.blocking.items() if rule -%}
        {%- set where = 'blocking.' ~ name -%}
        {%- do customer_360.check_rule_name(where, name) -%}
        {%- do customer_360.check_known(where, rule.keys(), ['identifier', 'equal']) -%}
        {%- do customer_360.check_found_by(where, rule, settings, columns + customer_360.derived_column_names()) -%}
        {%- set values = rule.get('identifier') ~ '|' ~ (rule.get('equal') or []) | sort | join('|') -%}
        {%- if values in asked -%}
            {{ customer_360.settings_error(where, 'finds the same pairs as blocking.' ~ asked[values]) }}
        {%- endif -%}
        {%- do asked.update({values: name}) -%}
    {%- endfor -%}
    {%- set count = settings.rules.values() | select | list | length + asked | length -%}
    {%- if count == 0 -%}
        {{ customer_360.settings_error('rules and identity.blocking', 'at least one must be on') }}
    {%- elif count > 60 -%}
        {{ customer_360.settings_error('blocking', 'with the rules there are more than 60, which is what a pair can be stamped with') }}
    {%- endif -%}
{% endmacro %}


{% macro check_found_by(where, rule, settings, found_by) %}
    {#- A rule finds its pairs by an identifier that there is, by columns with the same value in both, or by both. -#}
    {%- do customer_360.check_known(where ~ '.equal', customer_360.given(rule, 'equal', []), found_by) -%}
    {%- set identifier = customer_360.given(rule, 'identifier', none) -%}
    {%- if identifier is not none and identifier is not string -%}
        {{ customer_360.settings_error(where ~ '.identifier', 'must be one name of identity.identifiers') }}
    {%- elif identifier is not none and identifier not in settings.identifiers -%}
        {{ customer_360.settings_error(where ~ '.identifier', "'" ~ rule.identifier ~ "' is not one of identity.identifiers") }}
    {%- endif -%}
    {%- if not rule.get('identifier') and not rule.get('equal') -%}
        {{ customer_360.settings_error(where, "needs an 'identifier' or 'equal' columns, or it would compare everybody with everybody") }}
    {%- endif -%}
{% endmacro %}


{% macro check_comparisons(settings, columns) %}
    {%- set kinds = customer_360.comparison_kinds() -%}
    {%- set compared_types = {
        'birth_date': 'date', 'year': 'integer', 'phone': 'text', 'place': 'text', 'middle_name': 'text',
        'impossible_date': 'text'
    } -%}
    {%- set seen, valued, compared = [], [], {} -%}
    {%- for name, comparison in settings.comparisons.items() if comparison -%}
        {%- set where = 'comparisons.' ~ name -%}
        {%- if not comparison.get('columns') -%}
            {{ customer_360.settings_error(
                where, "names no columns, and '" ~ name ~ "' itself is none; null turns it off"
            ) }}
        {%- endif -%}
        {%- set kind = comparison.kind -%}
        {%- do customer_360.check_known(where, comparison.keys(), ['kind', 'columns', 'shared_in_household']) -%}
        {%- do customer_360.check_known(where ~ '.kind', [kind], kinds.keys()) -%}
        {%- do customer_360.check_known(where ~ '.columns', comparison.columns, columns) -%}
        {%- set shared = customer_360.given(comparison, 'shared_in_household', 0) -%}
        {%- do customer_360.check_number(where ~ '.shared_in_household', shared, 0, 1) -%}
        {%- set wanted = {'place': 2}.get(kind, 1) -%}
        {%- if kind != 'phone' and comparison.columns | length != wanted -%}
            {{ customer_360.settings_error(where ~ '.columns', 'must be ' ~ wanted ~ ' for the kind ' ~ kind) }}
        {%- endif -%}
        {%- if kind == 'place' and (comparison.columns[0] == 'city_key' or comparison.columns[1] == 'postcode_key') -%}
            {{ customer_360.settings_error(where ~ '.columns', 'must name the postcode first and then the city') }}
        {%- endif -%}
        {#- These look at parts and forms of the column, too, which others don't have. -#}
        {%- set own = kinds[kind].get('column') -%}
        {%- if own and comparison.columns != [own] -%}
            {{ customer_360.settings_error(where ~ '.columns', 'must be [' ~ own ~ '] for the kind ' ~ kind ~ '; text and identifier compare any column') }}
        {%- elif own and kind in seen -%}
            {{ customer_360.settings_error(where, 'is the second of the kind ' ~ kind) }}
        {%- endif -%}
        {%- for column in comparison.columns -%}
            {%- set type = {'birth_date': 'date', 'birth_year': 'integer'}.get(column, settings.extra_columns.get(column, 'text')) -%}
            {%- if type != compared_types.get(kind, type) -%}
                {{ customer_360.settings_error(where ~ '.columns', "'" ~ column ~ "' is of type " ~ type ~ ', which the kind ' ~ kind ~ ' does not compare') }}
            {%- elif column in compared -%}
                {{ customer_360.settings_error(
                    where, 'compares ' ~ column ~ ', which comparisons.' ~ compared[column] ~ ' compares already; null turns that off'
                ) }}
            {%- endif -%}
            {%- do compared.update({column: name}) -%}
        {%- endfor -%}
        {%- do seen.append(kind) -%}
        {%- do valued.append(kinds[kind].get('equal')) -%}
    {%- endfor -%}
    {%- if not valued | select | list -%}
        {%- set valueless = [] -%}
        {%- for kind, known in kinds.items() if not known.get('equal') -%}
            {%- do valueless.append(kind) -%}
        {%- endfor -%}
        {{ customer_360.settings_error(
            'comparisons', 'needs one at least of another kind than ' ~ valueless | sort | join(', ')
        ) }}
    {%- endif -%}
    {%- if settings.comparisons.values() | select | list | length > 20 -%}
        {{ customer_360.settings_error('comparisons', 'may be 20 at most, not counting those that are turned off') }}
    {%- endif -%}
{% endmacro %}
