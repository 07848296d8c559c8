{% macro raw_text_literal(value) %}'{{ value | replace("'", "''") }}'{% endmacro %}
