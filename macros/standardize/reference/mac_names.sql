{% macro mac_names() %}
    {#- What follows Mac- in names that take a second capital; Macy, Machado or Mackenzie take none. -#}
    {{ return([
        'alister', 'arthur', 'aulay', 'bride', 'callum', 'cormack', 'donald', 'donell', 'dougall', 'duff', 'farlane',
        'gowan', 'gregor', 'gregory', 'gillivray', 'innes', 'intosh', 'intyre', 'kinnon', 'lachlan', 'laren', 'lean',
        'lellan', 'lennan', 'leod', 'millan', 'nab', 'namara', 'naughton', 'neil', 'neill', 'pherson', 'quarrie', 'queen',
        'rae', 'sweeney', 'tavish', 'vicar', 'william',
    ]) }}
{% endmacro %}
