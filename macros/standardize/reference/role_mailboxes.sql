{% macro role_mailboxes() %}
    {#- Mailboxes of an office or a team, which say nothing about the person who writes. -#}
    {{ return([
        'abuse', 'accounting', 'accounts', 'admin', 'administration', 'anfrage', 'billing', 'booking', 'bookings',
        'buchhaltung', 'buero', 'business', 'careers', 'comercial', 'commercial', 'compras', 'contabilidad',
        'contact', 'contacto', 'contatti', 'customerservice', 'einkauf', 'empfang', 'enquiries', 'finance',
        'frontdesk', 'hello', 'help', 'helpdesk', 'hostmaster', 'hr', 'info', 'information', 'inquiries',
        'invoice', 'invoices', 'jobs', 'kontakt', 'kundenservice', 'legal', 'mail', 'mailbox', 'marketing',
        'media', 'newsletter', 'office', 'operations', 'orders', 'personal', 'post', 'poststelle', 'postmaster',
        'praxis', 'presse', 'press', 'privacy', 'purchasing', 'rechnung', 'rechnungen', 'reception', 'root',
        'sales', 'sekretariat', 'service', 'shop', 'staff', 'support', 'team', 'ventas', 'verkauf', 'vertrieb',
        'verwaltung', 'webmaster', 'welcome', 'zentrale',
    ] + customer_360.settings('standardize').more_role_mailboxes) }}
{% endmacro %}
