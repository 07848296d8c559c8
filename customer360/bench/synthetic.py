"""Records of invented people in any number: names, birth date, email, telephone, address, errors.

Two thirds of the records are a person's first; the others repeat a person, so that some have many.
Two in five people live with somebody of their family name. All chance is a hash of the record's
number: the same number of records is the same file.
"""

from collections.abc import Iterable
from itertools import chain, zip_longest
from pathlib import Path

import duckdb

from customer360.bench.people import LAYOUT
from customer360.demo.names import CODES, given_table, surname_table
from customer360.demo.places import CITIES

MACROS = """
create macro chance(i, what) as hash(cast(i as varchar) || what) / 18446744073709551616.0;
-- Common values stand first; the tenth is drawn half as often as the first, as it is with names.
create macro pick(list, x) as list[
    1 + cast(floor(9 * pow(len(list) / 9.0 + 1, x) - 9) as integer) % len(list)
];
create macro slip(value, spot, x) as case
    when x < 0.03 then substr(value, 1, spot) || substr(value, spot + 2)
    when x < 0.05 then substr(value, 1, spot) || substr(value, spot, 1) || substr(value, spot + 1)
    when x < 0.06 then substr(value, 1, spot - 1) || substr(value, spot + 1, 1)
        || substr(value, spot, 1) || substr(value, spot + 2)
    else value
end;
create macro mistyped(value, i, what) as slip(
    value,
    1 + cast(floor(chance(i, what || '@') * greatest(length(value) - 1, 1)) as integer),
    chance(i, what || '?')
);
create macro letter(i, what) as chr(65 + cast(floor(chance(i, what) * 26) as integer));
create macro kept(value, i, what, missing) as
    case when chance(i, what || '-') >= missing then value end;
"""

PEOPLE = """
create table people as
with numbered as (
    select
        i as person_id,
        -- Of five people, two share a home.
        case when i % 5 = 4 then i - 1 else i end as home
    from range($people) as numbers (i)
)

select
    *,
    pick($given, chance(person_id, 'given')) as given_name,
    pick($family, chance(home, 'family')) as family_name,
    date '1935-01-01' + cast(chance(person_id, 'birth') * 26000 as integer) as birth_date,
    '+447' || lpad(cast(cast(chance(person_id, 'phone') * 999999999 as bigint) as varchar), 9, '0')
        as phone,
    replace(lower(strip_accents(given_name || '.' || family_name)), ' ', '')
        || cast(cast(chance(person_id, 'mailbox') * 9999 as integer) as varchar) as mailbox
from numbered
"""

RECORDS = """
create table records as
with drawn as (
    select
        i,
        case when i < $people then i else cast(floor(chance(i, 'who') * $people) as bigint) end
            as person_id
    from range($records) as numbers (i)
),

placed as (
    select
        drawn.i,
        people.*,
        -- One record in ten shows where the person lived before.
        people.home * 2 + case when chance(i, 'moved') < 0.1 then 1 else 0 end as house
    from drawn
    inner join people on drawn.person_id = people.person_id
)

select
    i,
    person_id,
    kept(mistyped(given_name, i, 'given'), i, 'given', 0.02) as given_name,
    kept(mistyped(family_name, i, 'family'), i, 'family', 0.02) as family_name,
    kept(
        case
            when chance(i, 'day') < 0.02 and day(birth_date) < 13
                then strftime(birth_date, '%Y-%d-%m')
            when chance(i, 'day') < 0.05
                then strftime(birth_date + 10, '%Y-%m-%d')
            else strftime(birth_date, '%Y-%m-%d')
        end, i, 'birth', 0.2
    ) as birth_date,
    kept(
        mistyped(mailbox, i, 'email')
        || case when chance(i, 'domain') < 0.1 then '@work.example' else '@mail.example' end,
        i, 'email', 0.25
    ) as email,
    kept(
        case
            when chance(i, 'digit') < 0.03
                then phone[:-2] || cast(cast(chance(i, 'last') * 9 as integer) as varchar)
            else phone
        end, i, 'phone', 0.3
    ) as phone,
    kept(
        cast(1 + chance(house, 'number') * 150 as integer) || ' '
        || mistyped(pick($family, chance(house, 'street')) || ' Road', i, 'street'),
        i, 'address', 0.15
    ) as address_line,
    kept(pick($cities, chance(house, 'city')), i, 'address', 0.15) as city,
    kept(
        letter(house, 'a') || letter(house, 'b')
        || cast(1 + chance(house, 'district') * 19 as integer) || ' '
        || cast(chance(house, 'sector') * 9 as integer) || letter(house, 'c') || letter(house, 'd'),
        i, 'address', 0.2
    ) as postcode
from placed
"""


def mixed(lists: Iterable[Iterable[str]]) -> list[str]:
    """Return the names of all lists once, the common ones of each list first."""
    ranked = chain.from_iterable(zip_longest(*lists))
    return list(dict.fromkeys(str(name) for name in ranked if name))


def british_cities() -> list[str]:
    """Return the names of British cities."""
    return [line.split("|")[0].strip() for line in CITIES["GB"].splitlines() if line.strip()]


def write(records: int, folder: Path) -> None:
    """Write people.csv, in the layout for people, and truth.csv (record_id, person_id)."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {
        "given": mixed(given_table(code, sex, False)[0] for sex in "mf" for code in CODES),
        "family": mixed(surname_table(code)[0] for code in CODES),
        "people": records * 2 // 3,
    }
    with duckdb.connect() as connection:
        connection.execute(MACROS)
        connection.execute(PEOPLE, drawn)
        known = {key: drawn[key] for key in ("family", "people")}
        connection.execute(RECORDS, {**known, "cities": british_cities(), "records": records})
        filled = {name for (name, *_) in connection.sql("describe records").fetchall()}
        columns = ", ".join(name if name in filled else f"null as {name}" for name in LAYOUT)
        # Shuffled, so that nobody's records stand together.
        connection.execute(
            f"copy (select 'R' || i as record_id, 'demo' as source, {columns} from records"
            f" order by hash(i), i) to '{folder / 'people.csv'}' (header)"
        )
        connection.execute(
            "copy (select 'R' || i as record_id, person_id from records order by i)"
            f" to '{folder / 'truth.csv'}' (header)"
        )
