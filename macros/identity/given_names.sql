{% macro forms_of_names(names, nicknames) %}
    {#-
        A query with given_name_key and given_name_forms: the names that each given name is a form of, in order; no row for a name that
        is a form of none but itself. names has given_name_key, spelling and first_spelling (that of the first of several). A name is a form of
        itself, of every name it is short for, and of what is short for it; so is what is spelled like it, and what begins with it (Mandy Jo).
        What several names of the data spell as one is one name, too (Andrey and Andrei).
    -#}
    with known_names as (
        {%- for name in ['name', 'canonical'] %}
        select
            {{ customer_360.name_spelling(name) }} as spelling,
            canonical as form
        from {{ nicknames }}
        {{ 'union all' if not loop.last }}
        {%- endfor %}
    ),

    spellings as (
        select spelling
        from {{ names }}
        where length(spelling) > 1
        group by spelling
        having count(*) > 1
    ),

    forms as (
        {%- for spelling in ['spelling', 'first_spelling'] %}
        select
            names.given_name_key,
            known_names.form
        from {{ names }} as names
        inner join known_names on names.{{ spelling }} = known_names.spelling
        union all
        {%- endfor %}
        select
            names.given_name_key,
            names.spelling as form
        from {{ names }} as names
        inner join spellings on names.spelling = spellings.spelling
    )

    select
        given_name_key,
        {{ customer_360.sorted_list('form') }} as given_name_forms
    from forms
    group by given_name_key
{% endmacro %}
