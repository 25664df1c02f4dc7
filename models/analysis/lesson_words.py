"""Figures of the tours about words: vectors as numbers, measures, arithmetic, and words in sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from models.analysis.geometry import orders, random_cosines
from models.analysis.lesson_sources import Given, LessonSources, Make, number_of, plain, text_of
from models.answers import SearchRequest
from models.errors import UserError
from models.figures import Bar, Dot, Figure
from models.messages import say
from models.spaces import Vectors

_SHOWN_NUMBERS = 24
_BINS = 20
_PAIRS = 4000
_SORTS = {
    "capitals": say("Capitals"),
    "men and women": say("Men and women"),
    "comparison": say("Big and bigger"),
    "past": say("Walk and walked"),
    "young": say("Dog and puppy"),
    "plural": say("House and houses"),
}


def _numbers(sources: LessonSources, given: Given) -> Figure:
    text = text_of(given, 0, "a dog on the beach")
    vector = sources.encode([text])[0]
    bars = tuple(Bar(str(place + 1), float(value)) for place, value in enumerate(vector[:_SHOWN_NUMBERS]))
    said = say(
        "“%1” has become %2 numbers; these are the first %3. None of them means anything alone.",
        text,
        len(vector),
        len(bars),
    )
    return Figure(said, bars=bars)


def _like_sentences(sources: LessonSources, given: Given) -> Figure:
    text = text_of(given, 0, "a pet")
    sentences = list(sources.texts["few"])
    vectors = sources.encode([text, *sentences])
    bars = _ranked(sentences, vectors[1:] @ vectors[0])
    return Figure(say("Nearest to “%1” is “%2”.", text, bars[0].name), bars=bars)


def _nearest_files(sources: LessonSources, given: Given) -> Figure:
    text = text_of(given, 0, "lighthouse")
    hits = sources.search(SearchRequest(text=plain(text), limit=40, by="content")).hits
    sights = sources.sights(hits, lambda hit: "" if hit.cosine is None else say("cosine %1", round(hit.cosine, 2)))[:6]
    if not sights:
        return Figure(
            say("There is nothing to be found yet."),
            note=say("This step needs files: add a folder, or the samples, and come back."),
        )
    return Figure(say("What lies nearest to “%1” among your own files.", text), sights=sights)


def _angle(sources: LessonSources, given: Given) -> Figure:
    first, second = text_of(given, 0, "a dog"), text_of(given, 1, "a cat")
    one, other = sources.encode([first, second]).astype(np.float64)
    cosine = float(np.clip(one @ other, -1, 1))
    angle = math.acos(cosine)
    arrows = (Dot(1.0, 0.0, 0, first), Dot(math.cos(angle), math.sin(angle), 1, second))
    rows = (
        (say("Cosine"), f"{cosine:.3f}"),
        (say("Inner product"), f"{float(one @ other):.3f}"),
        (say("Euclidean distance"), f"{float(np.linalg.norm(one - other)):.3f}"),
        (say("Root of 2 - 2 x cosine"), f"{math.sqrt(max(0.0, 2 - 2 * cosine)):.3f}"),
    )
    said = say(
        "The angle between the two is %1 degrees. Both arrows are 1 long, so each measure follows from it.",
        round(math.degrees(angle)),
    )
    return Figure(said, arrows=arrows, groups=(first, second), head=(say("Measure"), say("Value")), rows=rows)


def _three_orders(sources: LessonSources, given: Given) -> Figure:
    text = text_of(given, 0, "lighthouse")
    ground = sources.ground()
    query = sources.encode([text])[0]
    if ground.vectors.shape[1] != len(query) or not query.any():
        raise _other_spaces()
    # At twice the precision, so that rounding does not part what is equally near.
    both = (ground.vectors.astype(np.float64), query.astype(np.float64))
    rows, asked = (one / np.linalg.norm(one, axis=-1, keepdims=True) for one in both)
    found = orders(rows, asked, 5)
    names = [ground.names(order.tolist()) for order in (found.cosine, found.inner, found.euclid)]
    table = tuple((str(place + 1), *(one[place] for one in names)) for place in range(len(names[0])))
    said = say("All three put them in one order.") if found.same else say("The three orders differ.")
    return Figure(
        said, head=(say("Place"), say("Cosine"), say("Inner product"), say("Euclid")), rows=table, note=ground.note
    )


def _stretched(sources: LessonSources, given: Given) -> Figure:
    text, factor = text_of(given, 0, "a pet"), number_of(given, 1, 3.0, 0.5, 10.0)
    sentences = list(sources.texts["few"])
    vectors = sources.encode([text, *sentences])
    cosines = vectors[1:] @ vectors[0]
    # Of what lies on the same side, the farthest: what lies on the other side would only go farther away.
    chosen = int(np.argmin(np.where(cosines > 0, cosines, np.inf))) if (cosines > 0).any() else int(np.argmax(cosines))
    products = cosines.copy()
    products[chosen] *= factor
    bars = _ranked(sentences, products, marked=sentences[chosen])
    before = int((cosines > cosines[chosen]).sum()) + 1
    place = [bar.name for bar in bars].index(sentences[chosen]) + 1
    said = say(
        "“%1” points as it did, but is %2 times as long. By the cosine it stays in place %3; by the inner product it "
        "comes in place %4.",
        sentences[chosen],
        round(factor, 1),
        before,
        place,
    )
    return Figure(said, bars=bars)


def _random_pairs(sources: LessonSources, _given: Given) -> Figure:
    ground = sources.ground()
    cosines = random_cosines(ground.plain, _PAIRS)
    counts, edges = np.histogram(cosines, bins=_BINS)
    bars = tuple(Bar(f"{edges[at]:.2f}", float(count)) for at, count in enumerate(counts))
    said = say(
        "Two things taken by chance have a cosine of %1 on average; one pair in twenty has more than %2. What "
        "counts as near begins above that.",
        round(float(cosines.mean()), 2),
        round(float(np.quantile(cosines, 0.95)), 2),
    )
    return Figure(said, bars=bars, decimals=0, note=ground.note)


def _static_near(sources: LessonSources, given: Given) -> Figure:
    word = text_of(given, 0, "music")
    found = sources.words.nearest(_known(sources, [word])[0], 8, (word,))
    bars = tuple(Bar(name, value) for name, value in found)
    return Figure(say("Words that were used like “%1” in what the vectors were learned from.", word), bars=bars)


def _analogy(sources: LessonSources, given: Given) -> Figure:
    plus, minus, other = text_of(given, 0, "king"), text_of(given, 1, "man"), text_of(given, 2, "woman")
    one, less, more = _known(sources, [plus, minus, other])
    vector = one - less + more
    every = sources.words.nearest(vector, 6)
    without = sources.words.nearest(vector, 6, (plus, minus, other))
    rows = tuple(
        (str(place + 1), f"{a[0]} ({a[1]:.2f})", f"{b[0]} ({b[1]:.2f})")
        for place, (a, b) in enumerate(zip(every, without, strict=False))
    )
    said = say(
        "%1 - %2 + %3 lies nearest to “%4”. Papers leave out the three words that went in; then it is “%5”.",
        plus,
        minus,
        other,
        every[0][0],
        without[0][0],
    )
    return Figure(said, head=(say("Place"), say("All words"), say("Without the three")), rows=rows)


def _analogy_score(sources: LessonSources, _given: Given) -> Figure:
    bars, right, asked = [], 0, 0
    for name, title in _SORTS.items():
        hits, tries = _score(sources, sources.pairs(name))
        bars.append(Bar(title, hits / tries))
        right, asked = right + hits, asked + tries
    said = say(
        "Of %1 questions of the kind “a is to b as c is to what?”, %2 were answered rightly in the first place, "
        "the three words left out. By chance it would be none.",
        asked,
        right,
    )
    return Figure(said, bars=tuple(bars))


def _score(sources: LessonSources, pairs: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many questions are answered rightly, each pair asked with the next one, and how many there are."""
    flat = [word for pair in pairs for word in pair]
    vectors = _known(sources, flat).reshape(len(pairs), 2, -1)
    right = 0
    for at, (left, wanted) in enumerate(pairs):
        before = at - 1
        vector = vectors[before, 1] - vectors[before, 0] + vectors[at, 0]
        found = sources.words.nearest(vector, 1, (*pairs[before], left))
        right += found[0][0].lower() == wanted.lower()
    return right, len(pairs)


def _in_context(sources: LessonSources, given: Given) -> Figure:
    word = text_of(given, 0, "bank")
    sentences = [text_of(given, place + 1, text) for place, text in enumerate(sources.texts["bank"])]
    missing = [sentence for sentence in sentences if word.lower() not in sentence.lower()]
    if missing:
        raise UserError(
            "Nothing was compared.",
            say("“%1” does not stand in “%2”.", word, missing[0]),
            "Write sentences that have the word in them.",
        )
    vectors = sources.words.in_context(word, sentences)
    pairs = [(one, other) for one in range(len(sentences)) for other in range(one + 1, len(sentences))]
    cosines = [float(vectors[one] @ vectors[other]) for one, other in pairs]
    rows = tuple(
        (say("%1 and %2", one + 1, other + 1), "1.00", f"{cosine:.2f}")
        for (one, other), cosine in zip(pairs, cosines, strict=True)
    )
    best = pairs[int(np.argmax(cosines))]
    said = say(
        "In context, “%1” is most alike in sentences %2 and %3. A static vector is the same in all of them.",
        word,
        best[0] + 1,
        best[1] + 1,
    )
    return Figure(said, head=(say("Sentences"), say("Static"), say("In context")), rows=rows)


def _order(sources: LessonSources, given: Given) -> Figure:
    first, second = text_of(given, 0, "the dog bites the man"), text_of(given, 1, "the man bites the dog")
    one, other = sources.encode([first, second])
    bars = [Bar(say("In context"), float(one @ other))]
    note = ""
    try:
        left, right = sources.words.static([first, second])
        bars.insert(0, Bar(say("Mean of static words"), float(left @ right)))
    except UserError as error:
        note = say("%1 %2", error.why, error.what_to_do)
    said = say(
        "To the contextual encoder the two are %1 alike. A mean of words does not know in which order they stood.",
        round(float(one @ other), 2),
    )
    return Figure(said, bars=tuple(bars), decimals=3, note=note)


def _ranked(names: Sequence[str], values: Vectors, marked: str = "") -> tuple[Bar, ...]:
    order = np.argsort(-values, kind="stable").tolist()
    return tuple(Bar(names[row], float(values[row]), names[row] == marked) for row in order)


def _known(sources: LessonSources, words: Sequence[str]) -> Vectors:
    vectors = sources.words.static(words)
    empty = [word for word, vector in zip(words, vectors, strict=True) if not vector.any()]
    if empty:
        raise UserError("Nothing was computed.", say("“%1” is no word here.", empty[0]), "Write a word in English.")
    return vectors


def _other_spaces() -> UserError:
    return UserError(
        "This cannot be compared.",
        "The encoder that reads your documents works in another space than the rest of the library.",
        "Go on with the next step.",
    )


FIGURES: Mapping[str, Make] = {
    "numbers": _numbers,
    "like_sentences": _like_sentences,
    "nearest_files": _nearest_files,
    "angle": _angle,
    "three_orders": _three_orders,
    "stretched": _stretched,
    "random_pairs": _random_pairs,
    "static_near": _static_near,
    "analogy": _analogy,
    "analogy_score": _analogy_score,
    "in_context": _in_context,
    "order": _order,
}
