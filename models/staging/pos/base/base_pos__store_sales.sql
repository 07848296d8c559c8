{{ customer_360.read_raw('pos', 'store_sales') }}
