{% macro address_units() %}
    {#- Words for a part of a house; what they say is left out of the street. -#}
    {{ return([
        'apartamento', 'apartment', 'app', 'appartement', 'appt', 'apt', 'apto', 'bldg', 'building', 'dg', 'eg', 'etage',
        'fl', 'flat', 'floor', 'hh', 'hinterhaus', 'links', 'obergeschoss', 'og', 'parterre', 'rechts', 'rm', 'room',
        'ste', 'stiege', 'stock', 'suite', 'top', 'unit', 'vh', 'vorderhaus', 'whg', 'wohnung',
    ]) }}
{% endmacro %}


{% macro post_boxes() %}
    {#- Words for a post box, without the dots and blanks of abbreviations. -#}
    {{ return([
        'apartado', 'apartado de correos', 'boite postale', 'boîte postale', 'bp', 'casella postale', 'po box', 'pobox',
        'post office box', 'postbox', 'postbus', 'postfach', 'skrytka pocztowa',
    ]) }}
{% endmacro %}
