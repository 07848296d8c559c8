{{ customer_360.read_raw('erp', 'exchange_rates') }}
