"""Keep the match model of the last build: `customer360 freeze`.

Writes the seed frozen_match_model, which int_identity__match_model reads where the setting
identity.model is frozen. It holds shares of levels, and nobody's data.
"""

import csv
from contextlib import closing
from pathlib import Path

import duckdb

from customer360 import commands, warehouse

SEED = Path("seeds/frozen_match_model.csv")
COLUMNS = ("pair_kind", "comparison", "level_name", "log_share")


class FreezeError(Exception):
    """The model can't be kept; the message says why."""


def freeze(seed: Path = SEED) -> int:
    """Write the weights of the last build to the seed, in a fixed order; return their number.

    Raises FreezeError where there is no model.
    """
    path = warehouse.published_path().with_name("build.duckdb")
    if not path.is_file():
        raise FreezeError(f"nothing is built yet at {path}; run: {commands.build()}")
    try:
        with closing(duckdb.connect(str(path), read_only=True)) as connection:
            weights = connection.execute(
                """
                select model.pair_kind, steps.step, steps.level_name, model.log_share
                from identity.int_identity__match_model as model
                inner join identity.int_identity__explanation_steps as steps
                    on
                        model.comparison_number = steps.comparison_number
                        and model.level_number = steps.level_number
                order by steps.step_order, steps.level_number, model.pair_kind
                """
            ).fetchall()
    except duckdb.CatalogException:
        raise FreezeError(f"the last build made no match model; run: {commands.build()}") from None
    except duckdb.Error as error:
        raise FreezeError(warehouse.explain(path, str(error))) from None
    seed.parent.mkdir(parents=True, exist_ok=True)
    with seed.open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([COLUMNS, *weights])
    return len(weights)
