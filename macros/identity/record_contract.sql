{% macro record_contract(settings) %}
    {#- The columns that a source may fill (docs/identity.md), each with its SQL type. -#}
    {%- set text = dbt.type_string() -%}
    {%- set columns = {} -%}
    {%- for column in [
        'source_system', 'source_entity', 'source_record_id',
        'full_name', 'given_name', 'middle_name', 'family_name', 'name_suffix', 'gender'
    ] -%}
        {%- do columns.update({column: text}) -%}
    {%- endfor -%}
    {%- do columns.update({'birth_date': 'date', 'impossible_birth_date': text, 'birth_year': dbt.type_bigint()}) -%}
    {%- for column in [
        'email', 'phone', 'mobile_phone',
        'address_line', 'street', 'house_number', 'city', 'region', 'postcode', 'country',
        'tax_id', 'national_id', 'loyalty_card_id', 'organization_id'
    ] -%}
        {%- do columns.update({column: text}) -%}
    {%- endfor -%}
    {%- for column, type in settings.extra_columns.items() -%}
        {%- do columns.update({column: {'text': text, 'date': 'date', 'integer': dbt.type_bigint()}[type]}) -%}
    {%- endfor -%}
    {%- do columns.update({'created_at': 'timestamp', 'updated_at': 'timestamp'}) -%}
    {{ return(columns) }}
{% endmacro %}


{% macro match_columns(settings) %}
    {#- The columns that records are compared by. Records that are equal in all of them are one profile. -#}
    {{ return([
        'given_name_key', 'first_given_name_key', 'middle_name_key', 'family_name_key',
        'name_suffix', 'gender', 'birth_date', 'impossible_birth_date', 'birth_year', 'email_key', 'phone', 'mobile_phone',
        'address_key', 'postcode_key', 'city_key', 'country',
        'tax_id', 'national_id', 'loyalty_card_id'
    ] + (settings.extra_columns.keys() | list)) }}
{% endmacro %}


{% macro derived_column_names() %}
    {#- Parts of match columns, by which pairs are found: blocking rules may name them. -#}
    {{ return([
        'sorted_name_key', 'given_name_start', 'family_name_start', 'birth_year', 'birthday', 'street_start', 'postcode_start',
        'street_key', 'house_key', 'mailbox_key', 'name_words_key'
    ]) }}
{% endmacro %}


{% macro derived_column(name, relation) -%}
    {#- The SQL of a derived column over the match columns of a relation. -#}
    {%- set given, family = relation ~ '.given_name_key', relation ~ '.family_name_key' -%}
    {%- set date = relation ~ '.birth_date' -%}
    {%- if name == 'sorted_name_key' -%}
        {#- Given and family name may have been swapped when they were typed in. -#}
        case
            when {{ given }} < {{ family }} then {{ given }} || ' ' || {{ family }}
            else {{ family }} || ' ' || {{ given }}
        end
    {%- elif name in ['given_name_start', 'family_name_start'] -%}
        left({{ relation }}.{{ name | replace('start', 'key') }}, 3)
    {%- elif name == 'birth_year' -%}
        coalesce(extract(year from {{ date }}), {{ relation }}.birth_year)
    {%- elif name == 'birthday' -%}
        extract(month from {{ date }}) * 100 + extract(day from {{ date }})
    {%- elif name == 'street_start' -%}
        left({{ relation }}.street_key, 6)
    {%- elif name == 'postcode_start' -%}
        {{ customer_360.postcode_start(relation ~ '.postcode_key') }}
    {%- else -%}
        {{ relation }}.{{ name }}
    {%- endif -%}
{%- endmacro %}


{% macro postcode_names_a_street(postcode) -%}
    {#- Whether it is one of those that name a street or a house (SW1A 1AA, K1A 0B1, 1012 AB, 01310-100). -#}
    (
        length({{ postcode }}) between 5 and 9
        and (left({{ postcode }}, 1) >= 'a' or right({{ postcode }}, 1) >= 'a' or length({{ postcode }}) > 6)
    )
{%- endmacro %}


{% macro postcode_start(postcode) -%}
    {#-
        All but the last three characters of a postcode that names a street, because whoever moves stays near; others name a part of a town
        themselves.
    -#}
    left({{ postcode }}, length({{ postcode }}) - case when {{ customer_360.postcode_names_a_street(postcode) }} then 3 else 0 end)
{%- endmacro %}


{% macro kept_parts() %}
    {#- Parts of match columns that comparisons look at too, so that they are written once for each record, over address_key and email_key. -#}
    {{ return({
        'street_key': "nullif(" ~ customer_360.regex_replace('address_key', '[0-9]+(?:bis|ter|quater|[a-z])?$', '') ~ ", '')",
        'house_key': "nullif(" ~ customer_360.regex_extract('address_key', '[0-9]+(?:bis|ter|quater|[a-z])?$') ~ ", '')",
        'mailbox_key': customer_360.personal_mailbox(),
        'is_named_mailbox': customer_360.is_named_mailbox(),
        'name_words_key': customer_360.name_words_key('given_name', 'middle_name', 'family_name')
    }) }}
{% endmacro %}


{% macro personal_mailbox() -%}
    {#- What stands before the @, unless an office or a family reads it. -#}
    case
        when not ({{ customer_360.is_role_address('email_key') }} or {{ customer_360.is_family_mailbox('email_key') }})
            then split_part(email_key, '@', 1)
    end
{%- endmacro %}


{% macro name_words_key(given_name, middle_name, family_name) -%}
    {#- The words of a name of three or more, in the order of the alphabet: nobody knows which of them are the family name. -#}
    {%- set words = "concat_ws(' ', " ~ given_name ~ ', ' ~ middle_name ~ ', ' ~ family_name ~ ')' -%}
    case
        when {{ customer_360.regex_matches(words, '[^ -]+[ -]+[^ -]+[ -]+[^ -]') }}
            then {{ customer_360.letters_key(customer_360.sorted_words(customer_360.strip_accents('lower(' ~ words ~ ')'))) }}
    end
{%- endmacro %}


{% macro is_named_mailbox() -%}
    {#- Whether a mailbox is made of the names of its owner: as they are, as a rule, or with a mark within one of them. -#}
    {%- set mailbox = "split_part(email_key, '@', 1)" -%}
    {%- set letters = "replace(replace(replace(" ~ mailbox ~ ", '.', ''), '-', ''), '_', '')" -%}
    case
        when email_key is null then false
        {%- for written in [mailbox, letters] -%}
        {%- for name in ['family_name_key', 'given_name_key'] %}
        when length({{ name }}) > 2 and contains({{ written }}, {{ name }}) then true
        {%- endfor -%}
        {%- endfor %}
        else false
    end
{%- endmacro %}


{% macro record_key_columns() %}
    {#- What names a record; every source must fill them. -#}
    {{ return(['source_system', 'source_entity', 'source_record_id']) }}
{% endmacro %}


{% macro union_of_records(relations, settings) %}
    {#- One select over the models that fill the record contract. -#}
    {{ customer_360.union_of_sources(
        relations, customer_360.record_contract(settings), ' A column of your own is declared in vars: identity: extra_columns.'
    ) }}
{% endmacro %}


{% macro union_of_sources(relations, contract, further='') %}
    {#- What a source has besides the contract, or in another type, would be lost or guessed at. So it stops the run. -#}
    {%- if execute -%}
        {%- for relation in relations if not relation.is_cte -%}
            {%- do customer_360.check_source(relation, contract, further) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ customer_360.union_by_name(relations, contract) }}
{% endmacro %}


{% macro check_source(relation, contract, further) %}
    {%- set found = {} -%}
    {%- for column in adapter.get_columns_in_relation(relation) -%}
        {%- do found.update({column.name | lower: column.dtype | lower}) -%}
    {%- endfor -%}
    {%- for column in found if column not in contract -%}
        {%- set meant = [] -%}
        {%- for known in contract if column in customer_360.slips_of_the_pen(known) -%}{%- do meant.append(known) -%}{%- endfor -%}
        {{ customer_360.refuse_source(
            relation, column, 'is none of the columns that identity reads' ~ ("; is '" ~ meant[0] ~ "' meant?" if meant else '.')
            ~ ' Known are: ' ~ contract.keys() | join(', ') ~ '.' ~ further
        ) }}
    {%- endfor -%}
    {%- for column in customer_360.record_key_columns() if found and column not in found -%}
        {{ customer_360.refuse_source(relation, column, 'is missing; with ' ~ customer_360.record_key_columns() | join(', ')
            ~ ' each source names its records.') }}
    {%- endfor -%}
    {%- for column, type in found.items() if not customer_360.holds_type(type, contract[column]) -%}
        {{ customer_360.refuse_source(relation, column, 'is of type ' ~ type ~ ' and must be of type ' ~ contract[column]
            ~ ' (customer_360.birth_date, parse_date, parse_timestamp and parse_integer read text), or be left out.') }}
    {%- endfor -%}
{% endmacro %}


{% macro refuse_source(relation, column, why) %}
    {#- Stops the run. -#}
    {{ exceptions.raise_compiler_error(relation.identifier ~ ": column '" ~ column ~ "' " ~ why) }}
{% endmacro %}


{% macro holds_type(found, wanted) %}
    {#- Whether all values of a type can be had in another one as they are meant. Anything can be written as text. -#}
    {%- set kinds = {
        'date': '(date|timestamp).*', 'timestamp': '(date|timestamp).*', dbt.type_bigint(): 'u?(tiny|small|big|huge)?int(eger)?[0-9]*'
    } -%}
    {{ return(wanted not in kinds or modules.re.fullmatch(kinds[wanted], found) is not none) }}
{% endmacro %}


{% macro cast_columns(types) %}
    {#- Blanks are no value and no part of one, but a key stays as its source writes it. -#}
    {%- for column, type in types.items() %}
        {%- set value = 'cast(' ~ column ~ ' as ' ~ type ~ ')' %}
        {%- if type == dbt.type_string() and column not in customer_360.record_key_columns() %}
            {#- Few texts have blanks to drop; to look costs a third of dropping them from all. -#}
            {%- set value = 'case when starts_with(' ~ value ~ ", ' ') or ends_with(" ~ value ~ ", ' ') then nullif(trim(" ~ value
                ~ "), '') else nullif(" ~ value ~ ", '') end" %}
        {%- endif %}
        {{ value }} as {{ column }}{{ ',' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro columns_of(relation, columns) %}
    {%- for column in columns %}
        {{ relation }}.{{ column }}{{ ',' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro named_columns(expressions) %}
    {#- Expressions under their names. -#}
    {%- for name, expression in expressions.items() %}
        {{ expression }} as {{ name }}{{ ',' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro asked_values(columns, relation, identifiers) %}
    {#- The columns that rules ask for, over the match columns of a relation. Identifiers as text, as blocked ones are. -#}
    {%- set derived = customer_360.derived_column_names() -%}
    {%- set pointing = identifiers.values() | select | map(attribute='columns') | sum(start=[]) -%}
    {%- for column in columns %}
        {%- set value = customer_360.derived_column(column, relation) if column in derived else relation ~ '.' ~ column %}
        {{ 'cast(' ~ value ~ ' as ' ~ dbt.type_string() ~ ')' if column in pointing else value }} as {{ column }}
        {{- ',' if not loop.last }}
    {%- endfor %}
{% endmacro %}


{% macro hashed_columns(columns) %}
    {#- Columns as numbers, null where they are. -#}
    {%- for column in columns %}
        case when {{ column }} is not null then {{ customer_360.hash_of([column]) }} end as {{ column }}
        {{- ',' if not loop.last }}
    {%- endfor %}
{% endmacro %}
