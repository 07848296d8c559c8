{% macro privacy_region(region) -%}
    {#- The region whose law applies, in the words that the privacy office uses; null for any other. -#}
    case when {{ region }} in ('EU', 'UK', 'CH', 'US-CA', 'US', 'OTHER') then {{ region }} end
{%- endmacro %}


{% macro country_of_region(region) -%}
    {#-
        The country that a phone number given with a region is read by. A region of one country tells it; the EU, or none
        named, leaves the company's own; elsewhere it can't be told (ZZ), and only international numbers are read.
    -#}
    case
        when {{ region }} = 'UK' then 'GB'
        when {{ region }} = 'CH' then 'CH'
        when {{ region }} in ('US', 'US-CA') then 'US'
        when {{ region }} = 'EU' or {{ region }} is null then '{{ var("default_country") }}'
        else 'ZZ'
    end
{%- endmacro %}


{% macro named_record_key(source_system, source_entity, source_record_id) -%}
    {#- The key of the record that a row names, as identity makes it; null where a part of the name is missing. -#}
    case
        when {{ source_system }} is not null and {{ source_entity }} is not null and {{ source_record_id }} is not null
            then {{ dbt_utils.generate_surrogate_key([source_system, source_entity, source_record_id]) }}
    end
{%- endmacro %}
