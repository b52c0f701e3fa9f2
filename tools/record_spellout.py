"""Record how ICU spells numbers in Arabic, so that the tests can read the spellings back without ICU.

    uv run --no-project --with pyicu python tools/record_spellout.py

PyICU builds against the ICU of the system (`libicu-dev` on Debian, `brew install icu4c`). The output is
`tests/values/numerals/data/spellout.tsv.xz`: number, masculine and feminine spelling, for every integer from 0 to
10,000 and 20,000 random ones up to 10^15 (their lengths evenly spread), drawn from a fixed seed.

The spellings are made by the rules `%spellout-cardinal-masculine` and `%spellout-cardinal-feminine` of CLDR's
`ar` locale, © Unicode, Inc., under the Unicode License v3 (https://www.unicode.org/license.txt). No text of
those rules is copied here.
"""

from __future__ import annotations

import lzma
import random
from importlib import import_module
from pathlib import Path
from typing import Any

DRAWN = 20_000
SEED = 20_211_209
LARGEST_EXPONENT = 15
OUTPUT = Path(__file__).parent.parent / "tests/values/numerals/data/spellout.tsv.xz"
RULES = ("%spellout-cardinal-masculine", "%spellout-cardinal-feminine")


def numbers() -> list[int]:
    """Every integer from 0 to 10,000, then random ones up to 10^15."""
    chance = random.Random(SEED)
    drawn: set[int] = set()
    while len(drawn) < DRAWN:
        drawn.add(chance.randrange(10_001, 10 ** chance.randint(5, LARGEST_EXPONENT) + 1))
    return [*range(10_001), *sorted(drawn)]


def main() -> None:
    """Write the file and say how large it is."""
    icu: Any = import_module("icu")
    spellers = []
    for rule in RULES:
        speller = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale("ar"))
        speller.setDefaultRuleSet(rule)
        spellers.append(speller)
    lines = [f"# ICU {icu.ICU_VERSION}, Unicode {icu.UNICODE_VERSION}: number, {', '.join(RULES)}"]
    lines += ["\t".join([str(n), *(speller.format(n) for speller in spellers)]) for n in numbers()]
    data = lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_bytes(data)
    print(f"{OUTPUT}: {len(lines) - 1} numbers, {len(data)} bytes")


if __name__ == "__main__":
    main()
