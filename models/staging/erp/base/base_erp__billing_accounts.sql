{{ customer_360.read_raw('erp', 'billing_accounts') }}
