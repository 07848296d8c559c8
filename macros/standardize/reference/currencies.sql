{% macro currencies() %}
    {#- ISO 4217 codes in use. -#}
    {{ return([
        'AED', 'AFN', 'ALL', 'AMD', 'ANG', 'AOA', 'ARS', 'AUD', 'AWG', 'AZN', 'BAM', 'BBD', 'BDT', 'BGN', 'BHD',
        'BIF', 'BMD', 'BND', 'BOB', 'BRL', 'BSD', 'BTN', 'BWP', 'BYN', 'BZD', 'CAD', 'CDF', 'CHF', 'CLP', 'CNY',
        'COP', 'CRC', 'CUP', 'CVE', 'CZK', 'DJF', 'DKK', 'DOP', 'DZD', 'EGP', 'ERN', 'ETB', 'EUR', 'FJD', 'FKP',
        'GBP', 'GEL', 'GHS', 'GIP', 'GMD', 'GNF', 'GTQ', 'GYD', 'HKD', 'HNL', 'HTG', 'HUF', 'IDR', 'ILS', 'INR',
        'IQD', 'IRR', 'ISK', 'JMD', 'JOD', 'JPY', 'KES', 'KGS', 'KHR', 'KMF', 'KPW', 'KRW', 'KWD', 'KYD', 'KZT',
        'LAK', 'LBP', 'LKR', 'LRD', 'LSL', 'LYD', 'MAD', 'MDL', 'MGA', 'MKD', 'MMK', 'MNT', 'MOP', 'MRU', 'MUR',
        'MVR', 'MWK', 'MXN', 'MYR', 'MZN', 'NAD', 'NGN', 'NIO', 'NOK', 'NPR', 'NZD', 'OMR', 'PAB', 'PEN', 'PGK',
        'PHP', 'PKR', 'PLN', 'PYG', 'QAR', 'RON', 'RSD', 'RUB', 'RWF', 'SAR', 'SBD', 'SCR', 'SDG', 'SEK', 'SGD',
        'SHP', 'SLE', 'SOS', 'SRD', 'SSP', 'STN', 'SVC', 'SYP', 'SZL', 'THB', 'TJS', 'TMT', 'TND', 'TOP', 'TRY',
        'TTD', 'TWD', 'TZS', 'UAH', 'UGX', 'USD', 'UYU', 'UZS', 'VED', 'VES', 'VND', 'VUV', 'WST', 'XAF', 'XCD',
        'XCG', 'XOF', 'XPF', 'YER', 'ZAR', 'ZMW', 'ZWG',
    ]) }}
{% endmacro %}


{% macro currency_names() %}
    {#- Signs and words for a currency → its code; a sign that several share goes to the one that is used most. -#}
    {{ return({
        '$': 'USD', 'A$': 'AUD', 'AU$': 'AUD', 'C$': 'CAD', 'CA$': 'CAD', 'DOLLAR': 'USD', 'DOLLARS': 'USD',
        'EURO': 'EUR', 'EUROS': 'EUR', 'FR.': 'CHF', 'FT': 'HUF', 'HK$': 'HKD', 'KČ': 'CZK', 'NZ$': 'NZD',
        'POUND': 'GBP', 'POUNDS': 'GBP', 'R$': 'BRL', 'RMB': 'CNY', 'SFR': 'CHF', 'SFR.': 'CHF', 'STG': 'GBP',
        'TL': 'TRY', 'US$': 'USD', 'YEN': 'JPY', 'ZŁ': 'PLN', '£': 'GBP', '¥': 'JPY', '฿': 'THB', '₤': 'GBP',
        '₩': 'KRW', '₪': 'ILS', '₫': 'VND', '€': 'EUR', '₴': 'UAH', '₸': 'KZT', '₹': 'INR', '₺': 'TRY', '₽': 'RUB',
    }) }}
{% endmacro %}
