"""The dbt-duckdb plugin that prepares the working files before dbt opens them."""

import os
from pathlib import Path
from typing import Any

from dbt.adapters.duckdb.plugins import BasePlugin


class Plugin(BasePlugin):
    """Creates the folder of the working files and keeps them private to their owner."""

    def initialize(self, plugin_config: dict[str, Any]) -> None:
        """Prepare the folder that holds the working and the quarantine file."""
        if self.creds is not None:
            Path(self.creds.path).parent.mkdir(parents=True, exist_ok=True)
            os.umask(0o077)
