{% macro mac_names() %}
    {#- What follows Mac- in names that take a second capital; Macy, Machado or Mackenzie take none. -#}
    {{ return([
        'alister', 'arthur', 'aulay', 'bride', 'callum', 'cormack', 'donald', 'donell', 'dougall', 'duff', 'farlane',
        'gowan', 'gregor', 'gregory', 'gillivray', 'innes', 'intosh', 'intyre', 'kinnon', 'lachlan', 'laren', 'lean',
        'lellan', 'lennan', 'leod', 'millan', 'nab', 'namara', 'naughton', 'neil', 'neill', 'pherson', 'quarrie', 'queen',
        'rae', 'sweeney', 'tavish', 'vicar', 'william',
    ]) }}
{% endmacro %}


{% macro o_names() %}
    {#- What follows O' in names, often written as O Brien; behind another O (William O Douglas) there is none. -#}
    {{ return([
        'boyle', 'brien', 'byrne', 'callaghan', 'connell', 'connor', 'conor', 'dea', 'doherty', 'donnell', 'donoghue',
        'donovan', 'driscoll', 'dwyer', 'farrell', 'flaherty', 'flynn', 'gorman', 'grady', 'hagan', 'halloran',
        'hanlon', 'hara', 'hare', 'keefe', 'keeffe', 'kane', 'leary', 'loughlin', 'mahony', 'malley', 'mara', 'meara',
        'neal', 'neil', 'neill', 'regan', 'reilly', 'riordan', 'rourke', 'shaughnessy', 'shea', 'sullivan', 'toole',
    ]) }}
{% endmacro %}
