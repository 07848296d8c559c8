"""The true population: who lives, and what was true of whom on which day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from customer360.demo.firms import Firms, make_firms
from customer360.demo.households import Households, make_households
from customer360.demo.people import Names, make_names
from customer360.demo.streams import Ints, Streams, Strings, texts
from customer360.demo.timeline import Timeline, make_timeline


@dataclass
class Population:
    """Everything that is true, before any system writes it down."""

    streams: Streams
    homes: Households
    names: Names
    timeline: Timeline
    firms: Firms
    person_id: Strings
    household_id: Strings

    def __len__(self) -> int:
        return len(self.person_id)

    def surname_at(self, person: Ints, day: Ints, native: bool = False) -> Strings:
        """Return the surname that each person bore on the day."""
        names = self.names
        before = names.surname_before_native if native else names.surname_before
        after = names.surname_native if native else names.surname
        renamed = day < names.renamed_on[person]
        return np.where(renamed, before[person], after[person]).astype(object)

    def home_at(self, person: Ints, day: Ints) -> Ints:
        """Return the dwelling in which each person lived on the day."""
        return self.timeline.home_at(self.homes.of[person], person, day)


def make_population(seed: int, people: int) -> Population:
    """Invent `people` persons and their lives up to the end of 2025."""
    streams = Streams(seed)
    homes = make_households(streams, people)
    names = make_names(streams, homes)
    timeline = make_timeline(streams, homes, names)
    firms = make_firms(streams, homes, names)
    person_id = _labels(streams, "people/ids", "P", people)
    household_id = _labels(streams, "households/ids", "H", len(homes.kind))
    return Population(streams, homes, names, timeline, firms, person_id, household_id)


def _labels(streams: Streams, stream: str, letter: str, n: int) -> Strings:
    """Return `n` labels in random order, so that an id tells nothing about kinship."""
    order = streams.get(stream).permutation(n)
    return texts([f"{letter}{v:07}" for v in (order + 1).tolist()])
