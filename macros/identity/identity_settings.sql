{% macro identity_settings() %}
    {#-
        The checked settings of identity. Rules are numbered by bits in their order, strongest first; then comes the match model, whose
        edges are weaker than any rule's, then what only finds pairs for it (blocking).
    -#}
    {%- set settings = customer_360.filled_settings(customer_360.settings('identity')) -%}
    {#- A run has checked them before it began (check_settings); parsing comes before that. -#}
    {%- if not execute -%}{%- do customer_360.check_identity_settings(settings) -%}{%- endif -%}
    {%- set rules = [] -%}
    {%- for name, rule in settings.rules.items() if rule -%}
        {%- do rules.append({
            'name': name,
            'bit': 2 ** loop.index0,
            'identifier': rule.get('identifier'),
            'equal': rule.get('equal') or [],
            'similar': customer_360.likenesses_asked(rule, 'similar'),
            'any_similar': customer_360.likenesses_asked(rule, 'any_similar'),
            'not_unlike': customer_360.likenesses_asked(rule, 'not_unlike'),
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
            'shared_in_household': customer_360.given(comparison, 'shared_in_household', kind.shared_in_household),
            'levels': kind.levels,
            'matches': kind.matches,
            'equal': kind.get('equal'),
        }) -%}
    {%- endfor -%}
    {%- set resolved = {} -%}
    {%- do resolved.update(settings) -%}
    {%- do resolved.update({
        'sources': customer_360.identity_sources(settings),
        'rules': rules,
        'model_rule': {'name': 'match_model', 'bit': 2 ** (rules | length)},
        'bits_of_rules': 2 ** (rules | length) - 1,
        'bits_of_household_rules': rules | selectattr('unless_different') | sum(attribute='bit'),
        'blocking': blocking,
        'comparisons': comparisons,
    }) -%}
    {{ return(resolved) }}
{% endmacro %}


{% macro filled_settings(settings) %}
    {#-
        The settings of identity with what is left out, or null, as it is by default. What can't be meant stays as it is,
        to be found by check_identity_settings.
    -#}
    {%- set defaults = customer_360.default_settings().identity -%}
    {%- set filled = {} -%}
    {%- do filled.update(settings) -%}
    {%- for group in ['evidence', 'contradictions', 'contradictions_waived_by'] if filled[group] is none -%}
        {%- do filled.update({group: []}) -%}
    {%- endfor -%}
    {%- if filled.extra_columns is mapping -%}
        {%- set types = {} -%}
        {%- for column, type in filled.extra_columns.items() -%}
            {%- do types.update({column: 'text' if type is none and column not in defaults.extra_columns else type}) -%}
        {%- endfor -%}
        {%- do filled.update({'extra_columns': types}) -%}
    {%- endif -%}
    {%- set columns = customer_360.match_columns(filled if filled.extra_columns is mapping else defaults) -%}
    {%- for group, usual in {
        'identifiers': {'max_people': 10, 'block_role_mailboxes': false}, 'comparisons': {'kind': 'text'}
    }.items() if filled[group] is mapping -%}
        {%- set entries = {} -%}
        {%- for name, entry in filled[group].items() -%}
            {%- set own = dict({'columns': [name]} if name in columns else {}, **usual) -%}
            {%- do own.update(defaults[group].get(name, {})) -%}
            {%- for key in own if entry is mapping and entry.get(key) is not none -%}
                {%- do own.update({key: entry[key]}) -%}
            {%- endfor -%}
            {%- do entries.update({name: dict(entry, **own) if entry is mapping else entry}) -%}
        {%- endfor -%}
        {%- do filled.update({group: entries}) -%}
    {%- endfor -%}
    {{ return(filled) }}
{% endmacro %}


{% macro likenesses_asked(rule, condition) %}
    {#- The likenesses that a rule asks for under a condition; null turns one off. -#}
    {%- set asked = {} -%}
    {%- for likeness, threshold in customer_360.given(rule, condition, {}).items() if threshold is not none -%}
        {%- do asked.update({likeness: threshold}) -%}
    {%- endfor -%}
    {{ return(asked) }}
{% endmacro %}


{% macro identity_sources(settings) %}
    {#- The names of the models that fill the record contract. -#}
    {%- set found = [] -%}
    {%- for system in customer_360.raw_tables() | map('first') | unique if system not in settings.systems_without_people -%}
        {%- do found.append('stg_' ~ system ~ '__identity_records') -%}
    {%- endfor -%}
    {{ return(found if settings.sources is none else settings.sources) }}
{% endmacro %}


{% macro truth_path() %}
    {{ return(env_var('C360_TRUTH', '') or customer_360.settings('identity').truth_path) }}
{% endmacro %}
