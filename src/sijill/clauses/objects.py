"""Objects of verbs: whom a verb asks, what an insertion or a clause parts from its verb and subject, what is none."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from sijill.clauses.chunks import Chunk
from sijill.clauses.filling import Filler, Filling
from sijill.clauses.participants import Participant
from sijill.clauses.passives import SPOKEN
from sijill.clauses.syntax import Context
from sijill.model import PloverType
from sijill.text import fold

SPEAKING = frozenset({"people", "state", "force", "named"})
_COMPLEMENTS = frozenset(map(fold, ("إلى", "ب", "ل", "على")))
"""Prepositions of what somebody is called on to do, or accused of."""
_ONE = frozenset(map(fold, ("أحد", "إحدى")))
_ASKED = frozenset(map(fold, ("من", "إلى", "ل")))
"""Prepositions of whom somebody asks something."""
_ASKED_TO = frozenset(map(fold, ("إلى", "ب", "ل")))
_STRUCK = frozenset({"place", "people", "force", "fighters"})
_AGAINST = fold("ضد")
_RANKED = 4
"""How many phrases after a title the name of its holder is looked for."""
_FAR = 12
"""How many chunks after the subject such an object is looked for."""


def is_one_of(context: Context, k: int) -> bool:
    """Whether chunk `k` says after a comma who the one named before is (فلان، أحد أقارب الضحية)."""
    chunks = context.sentence.chunks
    return chunks[k - 1].kind == "comma" and context.page.words[chunks[k].first].folded in _ONE


def is_circumstance(context: Context, filling: Filling, k: int) -> bool:
    """Whether the chunk is one participle in the accusative, which tells what the subject does besides (قائلا)."""
    chunk = context.sentence.chunks[k]
    alone = chunk.stop == chunk.start + 1 and chunk.start not in context.marks.mentions
    return (
        alone
        and filling.syntax.case(context, k) == "Acc"
        and filling.syntax.head(context, k).participle
        and context.page.words[chunk.start].folded.endswith("ا")
        and not filling.classes(context, k)
    )


def goes_on_speaking(context: Context, filling: Filling, k: int) -> bool:
    """Whether somebody goes on speaking after chunk `k` (اتهم فلان، أحد الأقارب، الجهاز بقتله، قائلا …)."""
    words = context.page.words
    return any(words[chunk.start].folded in filling.words.saying for chunk in context.sentence.chunks[k + 1 :])


def is_asked(context: Context, filling: Filling, here: int, nominals: list[int], dropped: int) -> bool:
    """Whether whoever is named after a verb of asking is whom the subject of the verb before it asks (رفض الوزير
    القرار ودعا الحكومة إلى إلغائه): somebody definite, with what he is asked for after him.

    Args:
        here: the chunk of the verb.
        nominals: the noun phrases after it; another that names somebody would be the one asked.
        dropped: the subject that it would take over.
    """
    chunks, words = context.sentence.chunks, context.page.words
    k = nominals[0]
    if any(filling.who(context, m) is not None for m in nominals[1:]):
        return False
    goes_on = chunks[here].conj or (here and words[chunks[here - 1].first].folded in filling.words.resuming)
    apart = any(
        chunk.kind == "part" and not chunk.prep for chunk in chunks[here + 1 : k] if not _is_time(context, chunk)
    )
    if not goes_on or apart or filling.syntax.indefinite(context, k) or filling.syntax.case(context, k) == "Nom":
        return False
    who, asking = filling.who(context, k), filling.who(context, dropped)
    if who is None or (asking is not None and asking.name == who.name):
        return False
    if who.entity is not None and who.entity.type == "PER":
        return False
    after = (chunks[m] for m in filling.syntax.arguments(context, here) if m > k)
    return next((chunk.prep in _ASKED_TO for chunk in after if chunk.kind == "pp"), False)


def charged(context: Context, filling: Filling, here: int, charging: AbstractSet[str]) -> int | None:
    """Who is to do what the verb at chunk `here` says after أن: whom the verb before asks (طلب من الحكومة أن تدعم …).

    Args:
        charging: the verbs that ask somebody, by their lemmas.
    """
    chunks = context.sentence.chunks
    verb = filling.syntax.verb(context, here)
    if verb is None or not here or chunks[here - 1].kind != "sub" or chunks[here - 1].conj:
        return None
    found: list[int] = []
    for k in range(here - 2, -1, -1):
        if chunks[k].kind == "verb":
            asking = filling.syntax.verb(context, k)
            if asking is None or asking.lemma not in charging:
                return None
            own = filling.syntax.subject(context, k)
            asked = next((m for m in found if m != own and filling.syntax.agrees(context, m, verb)), None)
            return None if asked is None or filling.who(context, asked) is None else asked
        if chunks[k].kind == "np" or (chunks[k].kind == "pp" and chunks[k].prep in _ASKED):
            found.append(k)
        elif chunks[k].kind not in {"part", "pp"}:
            return None
    return None


def besides(context: Context, filling: Filling, subject: int | None, phrases: list[int]) -> int | None:
    """The first of some phrases that is not the subject's name after his title, with or without ranks before it
    (دعا رئيس الهيئة | الفريق فلان | الحكومة)."""
    who = None if not phrases or subject is None else filling.who(context, subject)
    if who is None or who.entity is None:
        return next(iter(phrases), None)
    chunks, mentions = context.sentence.chunks, context.marks.mentions
    named = 0
    for n, k in enumerate(phrases[:_RANKED], 1):
        inside = (mentions[j] for j in range(chunks[k].start, chunks[k].stop) if j in mentions)
        # فلان | المتحدث باسم الحركة
        title = subject is not None and k == subject + 1 and filling.is_apposed(context, k)
        if title or (any(mention.entity is who.entity for mention in inside) and not chunks[k].conj):
            named = n
    return next(iter(phrases[named:]), None)


def helped(context: Context, filling: Filling, after: list[int]) -> Iterator[Filler]:
    """Of whom help is asked: طلبت الحكومة مساعدة الأمم المتحدة."""
    for k in after:
        chunk = context.sentence.chunks[k]
        asked = filling.syntax.head(context, k).bare in filling.words.helping and chunk.stop > chunk.start + 1
        if asked and chunk.kind == "np":
            yield from filling.fill_range(context, "recipient", chunk.start + 1, chunk.stop, "events.object")
            return


def against(context: Context, filling: Filling, here: int) -> Iterator[Filler]:
    """Against whom what is threatened in a clause would be done (هدد بأنه سيتخذ إجراءات ضد الشركة)."""
    chunks = context.sentence.chunks
    for k in range(here + 1, len(chunks)):
        if chunks[k].kind == "stop":
            return
        if chunks[k].prep == _AGAINST:
            yield from filling.fill(context, "recipient", k, "events.preposition", loose=True)
            return


def past_comma(context: Context, filling: Filling, last: int) -> int | None:
    """Whom a speech act addresses after an insertion (دعا الناطق باسم …، خلال مؤتمر، المجتمع الدولي إلى …).

    Args:
        last: the chunk of the last of its arguments before the insertion.
    """
    chunks = context.sentence.chunks
    for k in range(last + 2, min(last + _FAR, len(chunks) - 1)):
        if chunks[k].kind not in {"comma", "np", "pp", "part"}:
            return None
        if chunks[k - 1].kind != "comma" or chunks[k].kind != "np" or chunks[k].conj or is_one_of(context, k):
            continue
        at = k + 2 if chunks[k + 1].kind == "comma" and k + 2 < len(chunks) else k + 1
        if chunks[at].prep not in _COMPLEMENTS or chunks[at].kind != "pp" or filling.syntax.indefinite(context, k):
            continue
        who = filling.who(context, k)
        return k if who is not None and (who.entity is not None or who.classes & SPEAKING) else None
    return None


def past_clause(context: Context, filling: Filling, last: int) -> int | None:
    """What is struck after a clause that describes the subject (هاجم مسلحون يستقلون دراجة حاجزا للجيش).

    It is the last indefinite accusative of the sentence's part, as the clause may have an object of its own.
    """
    chunks = context.sentence.chunks
    if last + 1 >= len(chunks) or chunks[last + 1].kind != "verb" or chunks[last + 1].conj:
        return None
    found = None
    for k in range(last + 2, min(last + _FAR, len(chunks))):
        if chunks[k].kind in {"stop", "comma", "conj"} or (chunks[k].kind == "verb" and chunks[k].conj):
            break
        accusative = chunks[k].kind == "np" and not chunks[k].conj and filling.syntax.case(context, k) == "Acc"
        if accusative and filling.classes(context, k) & _STRUCK:
            found = k
    return found


def _is_time(context: Context, chunk: Chunk) -> bool:
    """Whether a chunk is a time or a mark, which can part a verb from its object."""
    return chunk.first in context.marks.times or context.page.words[chunk.first].kind == "punct"


def _is_someone(who: Participant) -> bool:
    """Whether an object is no mere thing that is asked for (طلب الوزير من الحكومة مهلة)."""
    return who.entity is not None or bool(who.classes)


def unless_told(more: Iterator[Filler], kind: PloverType, found: tuple[Filler, ...]) -> Iterator[Filler]:
    """What prepositions add, where the object does not name whom a speech act addresses (طالب الحكومة بالاستماع إلى
    الناس), and no agent to a verb that has its subject (أدانت الحكومة احتلال المبنى من قبل المسلحين)."""
    told = kind in SPOKEN and any(filler.role == "recipient" and _is_someone(filler.who) for filler in found)
    active = any(filler.role == "actor" and filler.rule == "events.subject" for filler in found)
    for filler in more:
        if not (active and filler.rule == "events.agent") and (filler.role != "recipient" or not told):
            yield filler
