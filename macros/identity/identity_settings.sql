{% macro identity_settings() %}
    {#-
        The checked settings of identity. Rules are numbered by bits in their order, strongest first; then comes the match model, whose
        edges are weaker than any rule's, then what only finds pairs for it (blocking).
    -#}
    {%- set settings = customer_360.settings('identity') -%}
    {#- A run has checked them before it began (check_settings); parsing comes before that. -#}
    {%- if not execute -%}{%- do customer_360.check_identity_settings(settings) -%}{%- endif -%}
    {%- set rules = [] -%}
    {%- for name, rule in settings.rules.items() if rule -%}
        {%- do rules.append({
            'name': name,
            'bit': 2 ** loop.index0,
            'identifier': rule.get('identifier'),
            'equal': rule.get('equal') or [],
            'similar': rule.get('similar') or {},
            'any_similar': rule.get('any_similar') or {},
            'not_unlike': rule.get('not_unlike') or {},
            'unless_different': rule.get('unless_different') or [],
        }) -%}
    {%- endfor -%}
    {%- set blocking = [] -%}
    {#- An identifier that is turned off finds no pairs. -#}
    {%- for name, rule in settings.blocking.items()
        if rule and (not rule.get('identifier') or settings.identifiers[rule.identifier]) -%}
        {%- do blocking.append({
            'name': name,
            'bit': 2 ** (rules | length + loop.index),
            'identifier': rule.get('identifier'),
            'equal': rule.get('equal') or [],
        }) -%}
    {%- endfor -%}
    {%- set comparisons = [] -%}
    {%- for name, comparison in settings.comparisons.items() if comparison -%}
        {%- set kind = customer_360.comparison_kinds()[comparison.kind] -%}
        {%- do comparisons.append({
            'number': loop.index0,
            'name': name,
            'kind': comparison.kind,
            'columns': comparison.columns,
            'shared_in_household': comparison.get('shared_in_household', kind.shared_in_household),
            'levels': kind.levels,
            'matches': kind.matches,
            'equal': kind.get('equal'),
        }) -%}
    {%- endfor -%}
    {%- set resolved = customer_360.merge_settings(settings, {}) -%}
    {%- do resolved.update({
        'sources': customer_360.identity_sources(settings),
        'rules': rules,
        'model_rule': {'name': 'match_model', 'bit': 2 ** (rules | length)},
        'blocking': blocking,
        'comparisons': comparisons,
    }) -%}
    {{ return(resolved) }}
{% endmacro %}


{% macro identity_sources(settings) %}
    {#- The names of the models that fill the record contract. -#}
    {%- set found = [] -%}
    {%- for system in customer_360.raw_tables() | map('first') | unique if system not in settings.systems_without_people -%}
        {%- do found.append('stg_' ~ system ~ '__identity_records') -%}
    {%- endfor -%}
    {{ return(found if settings.sources is none else settings.sources) }}
{% endmacro %}


{% macro check_identity_settings(settings) %}
    {#- Stops the run at the first setting of identity that can't be meant, and names it. -#}
    {%- set columns = customer_360.match_columns(settings) -%}
    {%- set likenesses = columns + ['given_name', 'family_name'] -%}
    {%- set found_by = columns + customer_360.derived_column_names() -%}

    {%- if settings.sources is not none and (settings.sources is string or not settings.sources) -%}
        {{ customer_360.settings_error('sources', 'must list at least one model, or be null') }}
    {%- endif -%}
    {%- if settings.systems_without_people is string or settings.systems_without_people is not iterable -%}
        {{ customer_360.settings_error('systems_without_people', 'must be a list of systems') }}
    {%- endif -%}

    {%- for column, type in settings.extra_columns.items() if type not in ['text', 'date', 'integer'] -%}
        {{ customer_360.settings_error('extra_columns.' ~ column, "'" ~ type ~ "' is none of text, date, integer") }}
    {%- endfor -%}

    {%- for type, identifier in settings.identifiers.items() if identifier -%}
        {%- set where = 'identifiers.' ~ type -%}
        {%- if identifier is not mapping -%}
            {{ customer_360.settings_error(where, 'must be a mapping, or null to turn it off') }}
        {%- endif -%}
        {%- do customer_360.check_known(
            where, identifier.keys(), ['columns', 'max_people', 'block_role_mailboxes', 'blocked_values']
        ) -%}
        {%- do customer_360.check_known(where ~ '.columns', identifier.get('columns') or [], columns) -%}
        {%- if not identifier.get('columns') -%}
            {{ customer_360.settings_error(where, 'names no columns') }}
        {%- endif -%}
        {%- if identifier.get('max_people') is not number or identifier.max_people < 1 -%}
            {{ customer_360.settings_error(where ~ '.max_people', 'must be a number of at least 1') }}
        {%- endif -%}
    {%- endfor -%}

    {%- for name, rule in settings.rules.items() if rule -%}
        {%- set where = 'rules.' ~ name -%}
        {%- if rule is not mapping -%}
            {{ customer_360.settings_error(where, 'must be a mapping, or null to turn it off') }}
        {%- endif -%}
        {%- do customer_360.check_known(
            where, rule.keys(), ['identifier', 'equal', 'similar', 'any_similar', 'not_unlike', 'unless_different']
        ) -%}
        {%- do customer_360.check_known(where ~ '.equal', rule.get('equal') or [], found_by) -%}
        {%- do customer_360.check_known(where ~ '.unless_different', rule.get('unless_different') or [], columns) -%}
        {%- if not rule.get('identifier') and not rule.get('equal') -%}
            {{ customer_360.settings_error(where, "needs an 'identifier' or 'equal' columns, or it would compare everybody with everybody") }}
        {%- endif -%}
        {%- if rule.get('identifier') and not settings.identifiers.get(rule.identifier) -%}
            {{ customer_360.settings_error(where ~ '.identifier', "'" ~ rule.identifier ~ "' is not one of identity.identifiers") }}
        {%- endif -%}
        {%- for condition in ['similar', 'any_similar', 'not_unlike'] -%}
            {%- for likeness, threshold in (rule.get(condition) or {}).items() -%}
                {%- do customer_360.check_known(where ~ '.' ~ condition, [likeness], likenesses) -%}
                {%- do customer_360.check_share(where ~ '.' ~ condition ~ '.' ~ likeness, threshold) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endfor -%}

    {%- do customer_360.check_match_model_settings(settings, columns) -%}

    {%- do customer_360.check_known(
        'contradictions', settings.contradictions, ['birth_date', 'name_suffix', 'gender', 'given_name']
    ) -%}
    {%- do customer_360.check_known('contradictions_waived_by', settings.contradictions_waived_by, columns) -%}
    {%- for group in ['name_similarity', 'birth_date_similarity', 'accuracy_limits'] -%}
        {%- do customer_360.check_known(
            group, settings[group].keys(), customer_360.default_settings().identity[group].keys()
        ) -%}
        {%- for key, value in settings[group].items() if key not in [
            'established_records', 'years_apart'
        ] -%}
            {%- do customer_360.check_share(group ~ '.' ~ key, value) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- if settings.max_block_size is not number or settings.max_block_size < 2 -%}
        {{ customer_360.settings_error('max_block_size', 'must be a number of at least 2') }}
    {%- endif -%}
{% endmacro %}


{% macro check_match_model_settings(settings, columns) %}
    {#- The settings of blocking, comparisons, training and thresholds. -#}
    {%- set found_by = columns + customer_360.derived_column_names() -%}
    {%- for name, rule in settings.blocking.items() if rule -%}
        {%- set where = 'blocking.' ~ name -%}
        {%- if rule is not mapping or not (rule.get('identifier') or rule.get('equal')) -%}
            {{ customer_360.settings_error(where, "needs an 'identifier' or 'equal' columns; null turns it off") }}
        {%- endif -%}
        {%- do customer_360.check_known(where, rule.keys(), ['identifier', 'equal']) -%}
        {%- do customer_360.check_known(where ~ '.equal', rule.get('equal') or [], found_by) -%}
        {%- if rule.get('identifier') and rule.identifier not in settings.identifiers -%}
            {{ customer_360.settings_error(where ~ '.identifier', "'" ~ rule.identifier ~ "' is not one of identity.identifiers") }}
        {%- endif -%}
    {%- endfor -%}
    {%- if settings.rules | length + settings.blocking | length > 60 -%}
        {{ customer_360.settings_error('blocking', 'with the rules there are more than 60, which is what a pair can be stamped with') }}
    {%- endif -%}

    {%- set kinds = customer_360.comparison_kinds() -%}
    {%- for name, comparison in settings.comparisons.items() if comparison -%}
        {%- set where = 'comparisons.' ~ name -%}
        {%- if comparison is not mapping or not comparison.get('kind') or not comparison.get('columns') -%}
            {{ customer_360.settings_error(where, "needs a 'kind' and 'columns'; null turns it off") }}
        {%- endif -%}
        {%- do customer_360.check_known(where, comparison.keys(), ['kind', 'columns', 'shared_in_household']) -%}
        {%- do customer_360.check_known(where ~ '.kind', [comparison.kind], kinds.keys()) -%}
        {%- do customer_360.check_known(where ~ '.columns', comparison.columns, columns) -%}
        {%- do customer_360.check_share(where ~ '.shared_in_household', comparison.get('shared_in_household', 0)) -%}
        {%- set wanted = {'place': 2}.get(comparison.kind, 1) -%}
        {%- if comparison.kind != 'phone' and comparison.columns | length != wanted -%}
            {{ customer_360.settings_error(where ~ '.columns', 'must be ' ~ wanted ~ ' for the kind ' ~ comparison.kind) }}
        {%- endif -%}
    {%- endfor -%}
    {%- if settings.comparisons | length > 20 -%}
        {{ customer_360.settings_error('comparisons', 'may be 20 at most') }}
    {%- endif -%}

    {%- for group in ['training', 'match_probability', 'contradictions_need', 'loose_sides'] -%}
        {%- do customer_360.check_known(
            group, settings[group].keys(), customer_360.default_settings().identity[group].keys()
        ) -%}
        {%- for key, value in settings[group].items() if value is not number -%}
            {{ customer_360.settings_error(group ~ '.' ~ key, 'must be a number') }}
        {%- endfor -%}
    {%- endfor -%}
    {%- for group, key in [('training', 'name_correction'), ('loose_sides', 'profiles')] if settings[group][key] <= 0 -%}
        {{ customer_360.settings_error(group ~ '.' ~ key, 'must be above 0') }}
    {%- endfor -%}
    {%- for key, value in settings.match_probability.items() -%}
        {%- do customer_360.check_share('match_probability.' ~ key, value) -%}
    {%- endfor -%}
    {%- set shares = settings.match_probability -%}
    {%- if not shares.review <= shares.mutually_best <= shares.joined <= shares.by_names_alone -%}
        {{ customer_360.settings_error(
            'match_probability', 'must rise from review over mutually_best and joined to by_names_alone'
        ) }}
    {%- endif -%}
    {%- if settings.household_margin is not mapping -%}
        {{ customer_360.settings_error('household_margin', 'must be a mapping of names_agree and otherwise to bits') }}
    {%- endif -%}
    {%- do customer_360.check_known(
        'household_margin', settings.household_margin.keys(), customer_360.default_settings().identity.household_margin.keys()
    ) -%}
    {%- for key, bits in settings.household_margin.items() if bits is not number -%}
        {{ customer_360.settings_error('household_margin.' ~ key, 'must be a number of bits') }}
    {%- endfor -%}
    {%- if settings.corroboration is not number -%}
        {{ customer_360.settings_error('corroboration', 'must be a number of bits') }}
    {%- endif -%}
    {%- if settings.model not in ['trained', 'frozen'] -%}
        {{ customer_360.settings_error('model', "'" ~ settings.model ~ "' is neither trained nor frozen") }}
    {%- endif -%}
    {%- if settings.sample_profiles is not number or settings.sample_profiles < 1 -%}
        {{ customer_360.settings_error('sample_profiles', 'must be a number of at least 1') }}
    {%- endif -%}
    {%- for limit in ['max_pairs_per_profile', 'max_lone_pairs_per_profile'] -%}
        {%- if settings[limit] is not number or settings[limit] < 0 -%}
            {{ customer_360.settings_error(limit, 'must be a number of at least 0') }}
        {%- endif -%}
    {%- endfor -%}
{% endmacro %}


{% macro check_known(where, names, known) %}
    {%- for name in names if name not in known -%}
        {{ customer_360.settings_error(where, "'" ~ name ~ "' is not known; known are " ~ (known | sort | join(', '))) }}
    {%- endfor -%}
{% endmacro %}


{% macro check_share(where, value) %}
    {%- if value is not number or value < 0 or value > 1 -%}
        {{ customer_360.settings_error(where, 'must be a number from 0 to 1') }}
    {%- endif -%}
{% endmacro %}


{% macro settings_error(where, message) %}
    {{ exceptions.raise_compiler_error('vars: identity.' ~ where ~ ': ' ~ message ~ '.') }}
{% endmacro %}
