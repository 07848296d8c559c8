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
    {%- set identifiers = {} -%}
    {%- for type, identifier in settings.identifiers.items() -%}
        {%- do identifiers.update({
            type: dict(identifier, max_people=customer_360.given(identifier, 'max_people', 10)) if identifier else none
        }) -%}
    {%- endfor -%}
    {%- set resolved = {} -%}
    {%- do resolved.update(settings) -%}
    {%- do resolved.update({
        'identifiers': identifiers,
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
