{% macro given(entry, key, default) %}
    {#- What an entry says of a key; the default where it says nothing or null. False, 0 and '' are said, and checked. -#}
    {{ return(default if entry.get(key) is none else entry[key]) }}
{% endmacro %}


{% macro check_known(where, names, known) %}
    {%- do customer_360.check_list(where, names) -%}
    {%- for name in names if name is not string or name not in known -%}
        {{ customer_360.settings_error(where, "'" ~ name ~ "' is not known; known are " ~ (known | unique | sort | join(', '))) }}
    {%- endfor -%}
{% endmacro %}


{% macro check_models(where, models) %}
    {#- The rows of a model that is named twice would be there twice. -#}
    {%- do customer_360.check_list(where, models) -%}
    {%- for model in models -%}
        {%- if model is not string -%}
            {{ customer_360.settings_error(where, "must be a list of names of models, and '" ~ model ~ "' is none") }}
        {%- elif model in models[:loop.index0] -%}
            {{ customer_360.settings_error(where, "names '" ~ model ~ "' twice") }}
        {%- endif -%}
    {%- endfor -%}
{% endmacro %}


{% macro check_rule_name(where, name) %}
    {#- Edges bear the names of rules, and this name where the match model makes them. -#}
    {%- if name == 'match_model' -%}
        {{ customer_360.settings_error(where, "has the match model's own name, so it needs another one") }}
    {%- endif -%}
{% endmacro %}


{% macro check_list(where, value) %}
    {%- if value is string or value is mapping or value is not iterable -%}
        {{ customer_360.settings_error(
            where, 'must be a list' ~ ('; write [' ~ value ~ ']' if value is string and value else '')
        ) }}
    {%- endif -%}
{% endmacro %}


{% macro check_name(where, name) %}
    {%- if not modules.re.match('^[a-z_][a-z0-9_]*$', name | string) -%}
        {{ customer_360.settings_error(where, "'" ~ name ~ "' must be a name of small letters, digits and underscores") }}
    {%- endif -%}
{% endmacro %}


{% macro check_number(where, value, least=none, most=none) %}
    {%- set bounds = '' -%}
    {%- if least is not none and most is not none -%}
        {%- set bounds = ' from ' ~ least ~ ' to ' ~ most -%}
    {%- elif least is not none -%}
        {%- set bounds = ' of at least ' ~ least -%}
    {%- elif most is not none -%}
        {%- set bounds = ' of at most ' ~ most -%}
    {%- endif -%}
    {#- Infinity and what is no number (.inf and .nan in YAML) are numbers by type. -#}
    {%- set is_number = value is number and value is not boolean and value | string not in ['nan', 'inf', '-inf'] -%}
    {%- if not is_number or least is not none and value < least or most is not none and value > most -%}
        {{ customer_360.settings_error(where, 'must be a number' ~ bounds) }}
    {%- endif -%}
{% endmacro %}


{% macro settings_error(where, message) %}
    {{ exceptions.raise_compiler_error('vars: identity.' ~ where ~ ': ' ~ message ~ '.') }}
{% endmacro %}


{% macro reserved_words() %}
    {#- Words that can't be names in SQL, or not everywhere; a test compares them with those of DuckDB. -#}
    {{ return([
        'all', 'analyse', 'analyze', 'and', 'anti', 'any', 'array', 'as', 'asc', 'asof', 'asymmetric', 'at',
        'authorization', 'binary', 'both', 'by', 'case', 'cast', 'check', 'collate', 'collation', 'column',
        'columns', 'concurrently', 'constraint', 'create', 'cross', 'default', 'deferrable', 'desc',
        'describe', 'distinct', 'do', 'else', 'end', 'except', 'false', 'fetch', 'for', 'foreign', 'freeze',
        'from', 'full', 'generated', 'glob', 'group', 'having', 'ilike', 'in', 'initially', 'inner',
        'intersect', 'into', 'is', 'isnull', 'join', 'lambda', 'lateral', 'leading', 'left', 'like', 'limit',
        'map', 'natural', 'not', 'notnull', 'null', 'offset', 'on', 'only', 'or', 'order', 'outer',
        'overlaps', 'pivot', 'pivot_longer', 'pivot_wider', 'placing', 'positional', 'primary', 'qualify',
        'references', 'returning', 'right', 'select', 'semi', 'show', 'similar', 'some', 'struct',
        'summarize', 'symmetric', 'table', 'tablesample', 'then', 'to', 'trailing', 'true', 'try_cast',
        'union', 'unique', 'unpack', 'unpivot', 'using', 'variadic', 'verbose', 'when', 'where', 'window',
        'with'
    ]) }}
{% endmacro %}
