{% macro address_units() %}
    {#- Words for a part of a house; what they say is left out of the street. -#}
    {{ return([
        'apartamento', 'apartment', 'app', 'appartement', 'appt', 'apt', 'apto', 'bat', 'batiment', 'bât', 'bâtiment',
        'bldg', 'boite', 'boîte', 'bte', 'building', 'departamento', 'depto', 'dg', 'dpto', 'eg', 'esc', 'etage', 'fl', 'flat', 'floor', 'hh',
        'hinterhaus', 'int', 'lgh', 'links', 'obergeschoss', 'og', 'parterre', 'piso', 'rechts', 'rm', 'room', 'ste',
        'stiege', 'stock', 'suite', 'top', 'unit', 'vh', 'vorderhaus', 'whg', 'wohnung', 'étage',
    ]) }}
{% endmacro %}


{% macro address_parts() %}
    {#- Such words that streets are called by, too ('Calle Bajo 5'), and words for a part of the town: they count only
        behind a house number. -#}
    {{ return([
        'andar', 'ap', 'atico', 'bajo', 'bina', 'bj', 'bl', 'bloco', 'blok', 'bus', 'casa', 'chez', 'cj', 'col', 'colonia', 'conj',
        'conjunto', 'd.to', 'daire', 'dcha', 'derecha', 'dto', 'escalera', 'escalier', 'esq', 'frente', 'fundos', 'interior',
        'interno', 'interphone', 'izda', 'izq', 'izquierda', 'kat', 'korp', 'korpus', 'kv', 'kvartira', 'local', 'loja', 'piano', 'planta',
        'porte', 'pta', 'puerta', 'r/c', 'rc', 'res', 'residence', 'rt', 'rw', 'sala', 'rés', 'résidence', 'sc', 'scala', 'ático',
    ]) }}
{% endmacro %}


{% macro address_complements() %}
    {#- Words that a part of a house begins with which stands beside number and street ('Rés. Bel Air Bât. A, 12 rue …'). -#}
    {{ return(customer_360.address_units() + [
        'chez', 'entree', 'entrée', 'hall', 'imm', 'immeuble', 'interphone', 'lotissement', 'porte', 'res', 'residence', 'rés',
        'résidence',
    ]) }}
{% endmacro %}


{% macro turkish_street_words() %}
    {#- Words for a street, with and without accents, behind which a house number and then a town or district may stand:
        'Bağdat Cad. No: 5 Kadıköy'. -#}
    {{ return([
        'blv', 'bulv', 'bulvari', 'bulvarı', 'cad', 'cadde', 'caddesi', 'cd', 'sk', 'sok', 'sokagi', 'sokağı', 'sokak',
    ]) }}
{% endmacro %}


{% macro months_of_streets() %}
    {#- Months as streets are called by a day: Polish, Spanish, Italian, Portuguese, French; with and without accents. -#}
    {{ return([
        'stycznia', 'lutego', 'marca', 'kwietnia', 'maja', 'czerwca', 'lipca', 'sierpnia', 'września', 'wrzesnia',
        'października', 'pazdziernika', 'listopada', 'grudnia',
        'enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre',
        'diciembre',
        'gennaio', 'febbraio', 'aprile', 'maggio', 'giugno', 'luglio', 'settembre', 'ottobre', 'novembre', 'dicembre',
        'janeiro', 'fevereiro', 'maio', 'junho', 'julho', 'setembro', 'outubro', 'novembro', 'dezembro',
        'janvier', 'février', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'aout', 'septembre', 'octobre',
        'décembre', 'decembre',
    ]) }}
{% endmacro %}


{% macro post_boxes() %}
    {#- Words for a post box, without the dots of abbreviations. -#}
    {{ return([
        'apartado', 'apartado de correos', 'boite postale', 'boîte postale', 'box', 'bp', 'casella postale', 'p o box', 'po box', 'pob', 'pobox',
        'post office box', 'postbox', 'postbus', 'postfach', 'skrytka pocztowa',
    ]) }}
{% endmacro %}
