{% macro bot_words() %}
    {#- What bots put into their user agent, beside a word that ends in 'bot'; compared in lower case. -#}
    {{ return([
        'adsbot', 'apache-httpclient', 'archiver', 'crawler', 'crawling', 'curl/', 'externalhit', 'fetcher', 'go-http-client',
        'gtmetrix', 'headless', 'httpclient', 'java/', 'libwww', 'lighthouse', 'monitoring', 'pagespeed', 'phantomjs',
        'pingdom', 'playwright', 'puppeteer', 'python-', 'python/', 'scrapy', 'selenium', 'slurp', 'spider', 'statuscake',
        'uptime', 'wget/',
    ] + customer_360.settings('standardize').more_bot_words) }}
{% endmacro %}
