{% macro segment_columns() %}
    {{ return([
        'has_email', 'has_phone', 'country', 'gender', 'record_count', 'source_system_count',
        'has_orders', 'recency_days', 'tenure_days', 'frequency', 'purchase_days', 'monetary',
        'average_order_value', 'recency_score', 'frequency_score', 'monetary_score', 'rfm_segment',
        'web_orders', 'store_orders', 'refunded_orders', 'refund_share'
    ]) }}
{% endmacro %}


{% macro segment_definitions() %}
    {#- The rows of the seed, read when the model is built; before the seed stands there are none. -#}
    {%- set definitions = [] -%}
    {%- if execute -%}
        {%- set seed = ref('segment_definitions') -%}
        {%- if adapter.get_relation(seed.database, seed.schema, seed.identifier) is not none -%}
            {%- for row in run_query('select segment, condition from ' ~ seed ~ ' order by segment') -%}
                {%- do definitions.append({'segment': row['segment'], 'condition': row['condition']}) -%}
            {%- endfor -%}
        {%- endif -%}
    {%- endif -%}
    {{ return(definitions) }}
{% endmacro %}


{% macro segment_condition(segment, condition) %}
    {#- Every piece of the condition must be a known word or sign: the text of a seed becomes SQL here. -#}
    {%- if not modules.re.fullmatch('[a-z][a-z0-9_]*', segment | string) -%}
        {{ exceptions.raise_compiler_error(
            "segment_definitions: '" ~ segment ~ "' is no segment name (lower-case letters, digits, underscores)."
        ) }}
    {%- endif -%}
    {%- set words = ['and', 'or', 'not', 'in', 'between', 'is', 'null', 'true', 'false'] -%}
    {%- set pattern = "'(?:[^']|'')*'|[A-Za-z_][A-Za-z0-9_]*|-?[0-9]+(?:[.][0-9]+)?|<=|>=|<>|!=|[=<>(),]|[^ \\t\\r\\n]" -%}
    {%- set signs = "'(?:[^']|'')*'|-?[0-9]+(?:[.][0-9]+)?|<=|>=|<>|!=|[=<>(),]" -%}
    {%- set pieces = modules.re.findall(pattern, condition or '') -%}
    {%- set depth = namespace(now=0) -%}
    {%- for piece in pieces -%}
        {%- if not modules.re.fullmatch(signs, piece)
            and piece | lower not in words and piece not in customer_360.segment_columns() -%}
            {{ exceptions.raise_compiler_error(
                "segment_definitions: segment '" ~ segment ~ "': '" ~ piece ~ "' may not stand in a condition; allowed are "
                ~ "numbers, quoted text, comparisons, brackets, " ~ (words | join(', ')) ~ ", and the columns "
                ~ (customer_360.segment_columns() | join(', ')) ~ "."
            ) }}
        {%- endif -%}
        {%- set depth.now = depth.now + {'(': 1, ')': -1}.get(piece, 0) -%}
        {%- if depth.now < 0 or (loop.last and depth.now > 0) -%}
            {{ exceptions.raise_compiler_error("segment_definitions: segment '" ~ segment ~ "': the brackets don't pair.") }}
        {%- endif -%}
    {%- endfor -%}
    {%- if not pieces -%}
        {{ exceptions.raise_compiler_error("segment_definitions: segment '" ~ segment ~ "': the condition is empty.") }}
    {%- endif -%}
    {{ return(pieces | join(' ')) }}
{% endmacro %}
