"""The rules of the house, checked on the manifest: names, layers, documentation, keys, gates.

Each rule is a function from the manifest to the list of its breaches, so that the last tests can
show that it catches a breach.
"""

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from conftest import ROOT

Manifest = dict[str, Any]
Rule = Callable[[Manifest], list[str]]

PII_CLASSES = {"none", "indirect", "direct", "sensitive"}
CLOCK = re.compile(
    r"\b(now\(\)|current_date\b|current_timestamp\b|today\(\)|get_current_time)", re.I
)
# A model whose grain is a line of a raw file has no key that the source could guarantee.
KEYLESS_PREFIXES = ("base_",)
MAX_LINES = 100


def own(manifest: Manifest, kind: str) -> Iterator[dict[str, Any]]:
    """Yield the project's own nodes of one resource type."""
    for node in manifest["nodes"].values():
        if node["resource_type"] == kind and node["package_name"] == "customer_360":
            yield node


def folders(node: dict[str, Any]) -> list[str]:
    """Return the folders of a model below models/."""
    parts: list[str] = node["original_file_path"].split("/")[1:-1]
    return parts


def ancestors(manifest: Manifest, unique_id: str, *without: str) -> set[str]:
    """Return the ids of all nodes upstream of one, not by way of those that begin so."""
    found: set[str] = set()
    stack = [unique_id]
    while stack:
        for parent in manifest["parent_map"].get(stack.pop(), []):
            if parent not in found and not parent.startswith(without):
                found.add(parent)
                stack.append(parent)
    return found


def model_id(name: str) -> str:
    """Return the unique id of one of the project's models."""
    return f"model.customer_360.{name}"


def names_tell_the_layer(manifest: Manifest) -> list[str]:
    """A model's name begins as its folder says."""
    wrong = []
    for node in own(manifest, "model"):
        where, name = folders(node), node["name"]
        if where[0] == "staging":
            good = name.startswith((f"stg_{where[1]}__", f"base_{where[1]}__"))
        elif where[0] == "intermediate":
            good = name.startswith(f"int_{where[1]}__")
        elif where[0] == "gates":
            good = name.startswith("gate_")
        else:
            good = not re.match(r"(stg|base|int|gate)_{1,2}\w+__", name)
        if not good:
            wrong.append(f"{node['original_file_path']}: its name doesn't tell its layer")
    return wrong


def everything_is_described(manifest: Manifest) -> list[str]:
    """Models, seeds, sources, columns, macros, their arguments and singular tests are described."""
    wrong = []
    described = [*own(manifest, "model"), *own(manifest, "seed")]
    described += [s for s in manifest["sources"].values() if s["package_name"] == "customer_360"]
    for node in described:
        label = node["unique_id"]
        if not node["description"].strip():
            wrong.append(f"{label}: no description")
        if not node["columns"]:
            wrong.append(f"{label}: no column is documented")
        for column in node["columns"].values():
            if not column["description"].strip():
                wrong.append(f"{label}.{column['name']}: no description")
            pii = column.get("config", {}).get("meta", {}).get("pii")
            if pii not in PII_CLASSES:
                wrong.append(f"{label}.{column['name']}: PII class {pii!r} is not one of the four")
    for macro in manifest["macros"].values():
        if macro["package_name"] != "customer_360":
            continue
        if macro["name"].startswith(
            ("default__", "duckdb__", "spark__", "test_", "materialization_")
        ):
            continue
        if not macro["description"].strip():
            wrong.append(f"macro {macro['name']}: no description")
        wrong += [
            f"macro {macro['name']}: argument {argument['name']} is not described"
            for argument in macro["arguments"]
            if not argument.get("description", "").strip()
        ]
    for test in own(manifest, "test"):
        if not test.get("test_metadata") and not test["description"].strip():
            wrong.append(f"{test['original_file_path']}: the singular test is not described")
    return wrong


def models_state_their_grain(manifest: Manifest) -> list[str]:
    """A model's description names its grain and its primary key."""
    return [
        f"{node['unique_id']}: the description doesn't say {word!r}"
        for node in own(manifest, "model")
        for word in ("Grain:", "Primary key:")
        if word not in node["description"]
    ]


def keys_are_tested(manifest: Manifest) -> list[str]:
    """Each model above the marts has a test of its primary key."""
    tested: set[str] = set()
    for test in own(manifest, "test"):
        name = (test.get("test_metadata") or {}).get("name")
        # Where part of a key may be null, as in a gate, uniqueness is all that can be asked for.
        if name in {"primary_key", "unique_combination_of_columns"}:
            tested.add(test["attached_node"])
    return [
        f"{node['unique_id']}: no test says that its key is a primary key"
        for node in own(manifest, "model")
        if folders(node)[0] in {"staging", "intermediate", "gates", "state"}
        and not node["name"].startswith(KEYLESS_PREFIXES)
        and node["unique_id"] not in tested
    ]


def marts_are_published_selects(manifest: Manifest) -> list[str]:
    """A mart has an enforced contract, no tests, parents above the gate, and is published."""
    wrong = []
    attached = {test.get("attached_node") for test in own(manifest, "test")}
    published = set(manifest["parent_map"][model_id("publication")])
    for node in own(manifest, "model"):
        if folders(node)[0] != "marts":
            continue
        label = node["unique_id"]
        if not node["contract"]["enforced"]:
            wrong.append(f"{label}: its contract is not enforced")
        if label in attached:
            wrong.append(f"{label}: tests belong above the gate")
        if label not in published:
            wrong.append(f"{label}: state/publication doesn't ref it, so it is never published")
        for parent in manifest["parent_map"][label]:
            short = parent.split(".")[-1]
            if parent.startswith("model.") and not short.startswith(("int_", "gate_")):
                wrong.append(f"{label}: selects from {short}, which is not above the gate")
    return wrong


def gates_stand_in_the_way(manifest: Manifest) -> list[str]:
    """What lies below a gate depends on it, and no model but gate_results reads one."""
    below = {
        # the truth holds labels, no data of the sources
        "gate_sources": lambda n: (
            folders(n)[:2] == ["intermediate", "identity"] and n["name"] != "int_identity__truth"
        ),
        "gate_identity": lambda n: (
            folders(n)[0] == "intermediate" and folders(n)[1] not in {"identity", "sources"}
        ),
        "gate_customers": lambda n: (
            folders(n)[0] in {"marts", "state"} and n["name"] != "gate_results"
        ),
    }
    wrong = []
    for gate, is_below in below.items():
        for node in own(manifest, "model"):
            if is_below(node) and model_id(gate) not in ancestors(manifest, node["unique_id"]):
                wrong.append(f"{node['unique_id']}: is not downstream of {gate}")
    return wrong


def layers_flow_one_way(manifest: Manifest) -> list[str]:
    """No model selects from a later layer."""
    order = ["staging", "intermediate", "gates", "marts", "state"]
    wrong = []
    for node in own(manifest, "model"):
        layer = folders(node)[0]
        for parent in manifest["parent_map"][node["unique_id"]]:
            if parent.startswith("model.customer_360."):
                above = folders(manifest["nodes"][parent])[0]
                if layer in {"staging", "marts"} and order.index(above) > order.index(layer):
                    wrong.append(f"{node['unique_id']}: selects from the later layer {above}")
    return wrong


def no_clock_and_no_adapter_in_models(manifest: Manifest) -> list[str]:
    """No model reads the clock or asks which adapter it runs on."""
    wrong = []
    for node in own(manifest, "model"):
        code = re.sub(r"\{#.*?#\}|--[^\n]*", "", node["raw_code"], flags=re.S)
        if CLOCK.search(code):
            wrong.append(f"{node['original_file_path']}: reads the clock")
        if "target.type" in code:
            wrong.append(f"{node['original_file_path']}: asks for the adapter; see macros/adapters")
    return wrong


def billing_is_not_spending(manifest: Manifest) -> list[str]:
    """No order, score or segment reads an invoice or a payment, unless to find out whose it is."""
    wrong = []
    identity = model_id("stg_erp__identity_records")
    billed = {model_id("stg_erp__invoices"), model_id("stg_erp__payments")}
    for node in own(manifest, "model"):
        about = folders(node)[:2]
        spending = about[0] == "intermediate" and about[1] in {"orders", "customers"}
        if spending and billed & ancestors(
            manifest, node["unique_id"], model_id("gate_"), identity
        ):
            wrong.append(f"{node['unique_id']}: reads what was billed")
    return wrong


def models_are_short(manifest: Manifest) -> list[str]:
    """A model reads like a page."""
    return [
        f"{node['original_file_path']}: {lines} lines; {MAX_LINES} fit on a page"
        for node in own(manifest, "model")
        if (lines := len(node["raw_code"].splitlines())) > MAX_LINES
    ]


def sources_are_accounted_for(manifest: Manifest) -> list[str]:
    """A raw table says who owns it, how often it comes, and, if it is watched, by what time."""
    wrong = []
    for source in manifest["sources"].values():
        meta = source["config"]["meta"]
        missing = [key for key in ("owner", "refresh", "journey_stage") if not meta.get(key)]
        staged = manifest["nodes"][model_id(f"stg_{source['source_name']}__{source['name']}")]
        if ("freshness" in meta) != bool(staged["config"].get("event_time")):
            missing.append("freshness in the source and event_time in the stg_ model, or neither")
        wrong += [f"{source['unique_id']}: has no {what}" for what in missing]
    return wrong


RULES: list[Rule] = [
    sources_are_accounted_for,
    names_tell_the_layer,
    everything_is_described,
    models_state_their_grain,
    keys_are_tested,
    marts_are_published_selects,
    gates_stand_in_the_way,
    layers_flow_one_way,
    no_clock_and_no_adapter_in_models,
    billing_is_not_spending,
    models_are_short,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_project_keeps_the_rule(manifest: Manifest, rule: Rule) -> None:
    breaches = rule(manifest)
    assert not breaches, "\n" + "\n".join(breaches)


def breach(manifest: Manifest, rule: Rule) -> None:
    """Break one rule in a copy of the manifest, in place."""
    nodes = manifest["nodes"]
    mart = nodes[model_id("customer_master")]
    if rule is names_tell_the_layer:
        nodes[model_id("int_identity__records")]["original_file_path"] = "models/staging/crm/x.sql"
    elif rule is everything_is_described:
        next(iter(mart["columns"].values()))["config"]["meta"].pop("pii")
    elif rule is models_state_their_grain:
        mart["description"] = "A table."
    elif rule is keys_are_tested:
        for test in own(manifest, "test"):
            if test.get("attached_node") == model_id("int_identity__records"):
                test["test_metadata"] = {"name": "unique"}
    elif rule is marts_are_published_selects:
        manifest["parent_map"][model_id("publication")].remove(model_id("customer_master"))
    elif rule is gates_stand_in_the_way:
        manifest["parent_map"][model_id("customer_master")] = []
    elif rule is layers_flow_one_way:
        staged = next(n for n in own(manifest, "model") if n["name"].startswith("stg_"))
        manifest["parent_map"][staged["unique_id"]].append(model_id("customer_master"))
    elif rule is no_clock_and_no_adapter_in_models:
        mart["raw_code"] += "\nwhere valid_from < current_date"
    elif rule is sources_are_accounted_for:
        next(iter(manifest["sources"].values()))["config"]["meta"].pop("owner")
    elif rule is billing_is_not_spending:
        orders = manifest["parent_map"][model_id("int_orders__converted_orders")]
        orders.append(model_id("stg_erp__payments"))
    elif rule is models_are_short:
        mart["raw_code"] += "\n" * (MAX_LINES + 1)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_catches_a_breach(manifest: Manifest, rule: Rule) -> None:
    broken = copy.deepcopy(manifest)
    breach(broken, rule)
    assert len(rule(broken)) > len(rule(manifest))


def test_only_the_accuracy_models_read_the_truth() -> None:
    readers = {
        path.stem
        for path in (ROOT / "models").rglob("*.sql")
        if "truth" in path.read_text() and path.stem != "identity_accuracy"
    }
    assert all(name.startswith("int_identity__") for name in readers), readers
