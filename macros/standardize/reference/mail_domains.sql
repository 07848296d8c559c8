{% macro mail_domains() %}
    {#- Domains that lead to one mailbox, and usual slips of the pen in them but for .con: domain → names it goes by. -#}
    {{ return({
        'gmail.com': ['gamil.com', 'gmai.com', 'gmail.co', 'gmial.com', 'gnail.com', 'googlemail.com'],
        'hotmail.com': ['hotmai.com', 'hotmial.com'],
        'icloud.com': ['mac.com', 'me.com'],
        'outlook.com': ['outlok.com'],
        'proton.me': ['pm.me', 'protonmail.ch', 'protonmail.com'],
        'yahoo.com': ['yaho.com', 'yhoo.com'],
        'yandex.ru': ['ya.ru', 'yandex.by', 'yandex.com', 'yandex.kz', 'yandex.ua'],
    }) }}
{% endmacro %}
