"""The demo company: an invented retailer's people, and the raw extracts its systems hand over.

`generate` writes `<out>/raw/{crm,shop,pos}/…` and, apart from them, `<out>/truth/…`.  The same
number of people and the same seed give the same bytes, on every machine.
"""

from customer360.demo.generate import DemoError, generate

__all__ = ["DemoError", "generate"]
