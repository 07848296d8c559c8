{% macro jaro_winkler(text_a, text_b) %}
    {#- Likeness of two texts from 0 to 1, where a common beginning counts more. -#}
    {{ return(adapter.dispatch('jaro_winkler', 'customer_360')(text_a, text_b)) }}
{% endmacro %}

{% macro default__jaro_winkler(text_a, text_b) %}jaro_winkler_similarity({{ text_a }}, {{ text_b }}){% endmacro %}


{% macro jaro_winkler_reaches(text_a, text_b, least_likeness) %}
    {#- Whether two texts are at least that much alike. Most are not, and those a database may give up early. -#}
    {{ return(adapter.dispatch('jaro_winkler_reaches', 'customer_360')(text_a, text_b, least_likeness)) }}
{% endmacro %}

{% macro default__jaro_winkler_reaches(text_a, text_b, least_likeness) -%}
    {{ customer_360.jaro_winkler(text_a, text_b) }} >= {{ least_likeness }}
{%- endmacro %}

{% macro duckdb__jaro_winkler_reaches(text_a, text_b, least_likeness) -%}
    {#- A cutoff is inexact in its last bit: it would lose pairs that just reach it, so it stays a little below. -#}
    jaro_winkler_similarity({{ text_a }}, {{ text_b }}, {{ least_likeness }} - 0.001) >= {{ least_likeness }}
{%- endmacro %}


{% macro edit_distance(text_a, text_b) %}
    {#- Number of letters to insert, delete, replace or swap with their neighbour (Damerau-Levenshtein). -#}
    {{ return(adapter.dispatch('edit_distance', 'customer_360')(text_a, text_b)) }}
{% endmacro %}

{% macro default__edit_distance(text_a, text_b) %}damerau_levenshtein({{ text_a }}, {{ text_b }}){% endmacro %}


{% macro mismatches(text_a, text_b) %}
    {#- Number of places at which two ASCII texts of one length differ; null where their lengths differ. Next to free. -#}
    {{ return(adapter.dispatch('mismatches', 'customer_360')(text_a, text_b)) }}
{% endmacro %}

{% macro default__mismatches(text_a, text_b) -%}
    case when strlen({{ text_a }}) = strlen({{ text_b }}) then hamming({{ text_a }}, {{ text_b }}) end
{%- endmacro %}


{% macro lists_overlap(list_a, list_b) %}
    {#- Whether two lists share an element; null where one of them is null. -#}
    {{ return(adapter.dispatch('lists_overlap', 'customer_360')(list_a, list_b)) }}
{% endmacro %}

{% macro default__lists_overlap(list_a, list_b) %}list_has_any({{ list_a }}, {{ list_b }}){% endmacro %}


{% macro sorted_list(expression) %}
    {#- Aggregates values into a list in their own order, so that it doesn't depend on the order of rows. -#}
    {{ return(adapter.dispatch('sorted_list', 'customer_360')(expression)) }}
{% endmacro %}

{% macro default__sorted_list(expression) %}list(distinct {{ expression }} order by {{ expression }}){% endmacro %}


{% macro joined_list(list, separator) %}
    {#- The texts of a list in one, with something between them; null where the list is. -#}
    {{ return(adapter.dispatch('joined_list', 'customer_360')(list, separator)) }}
{% endmacro %}

{% macro default__joined_list(list, separator) %}array_to_string({{ list }}, '{{ separator }}'){% endmacro %}


{% macro sorted_words(text) %}
    {#- The words of a text in the order of the alphabet, with a blank between them. -#}
    {{ return(adapter.dispatch('sorted_words', 'customer_360')(text)) }}
{% endmacro %}

{% macro default__sorted_words(text) %}array_to_string(list_sort(string_split_regex({{ text }}, '[ -]+')), ' '){% endmacro %}
