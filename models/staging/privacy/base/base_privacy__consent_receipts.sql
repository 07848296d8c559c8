{{ customer_360.read_raw('privacy', 'consent_receipts') }}
