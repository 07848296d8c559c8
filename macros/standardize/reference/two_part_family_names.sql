{% macro two_part_family_names() %}
    {#- Chinese and Korean family names of two characters; any other has one. -#}
    {{ return([
        '上官', '司徒', '司馬', '司马', '欧阳', '歐陽', '欧陽', '諸葛', '诸葛', '남궁', '선우', '황보',
    ]) }}
{% endmacro %}
