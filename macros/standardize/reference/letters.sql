{% macro letters_without_accent() %}
    {#- Letters that no accent separates from a plain one, and how a match key writes them. -#}
    {{ return({'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'þ': 'th'}) }}
{% endmacro %}


{% macro single_letters_without_accent() %}
    {{ return({'from': 'øðđłıħŧĸſςŋ', 'to': 'oddlihtksσn'}) }}
{% endmacro %}
