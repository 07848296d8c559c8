{% macro mail_domains() %}
    {#- Domains that lead to one mailbox, and usual slips of the pen in them: domain → names it goes by. -#}
    {{ return({
        'gmail.com': ['gamil.com', 'gmai.com', 'gmail.co', 'gmail.con', 'gmial.com', 'gnail.com', 'googlemail.com'],
        'hotmail.com': ['hotmai.com', 'hotmail.con', 'hotmial.com'],
        'icloud.com': ['icloud.con', 'mac.com', 'me.com'],
        'outlook.com': ['outlok.com', 'outlook.con'],
        'proton.me': ['pm.me', 'protonmail.ch', 'protonmail.com'],
        'yahoo.com': ['yaho.com', 'yahoo.con', 'yhoo.com'],
        'yandex.ru': ['ya.ru', 'yandex.by', 'yandex.com', 'yandex.kz', 'yandex.ua'],
    }) }}
{% endmacro %}
