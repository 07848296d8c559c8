{{ customer_360.read_raw('crm', 'accounts') }}
