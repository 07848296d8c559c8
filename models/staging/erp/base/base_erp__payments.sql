{{ customer_360.read_raw('erp', 'payments') }}
