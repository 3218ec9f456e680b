# SPDX-License-Identifier: Apache-2.0
"""The key of a name that nobody knows: spellings of one name share it, names of two do not.

The key is a function of the name alone, so that an actor's id does not depend on what was read before. It is
stricter than the matcher: what only the matcher finds alike is put to a person as a question.
"""

from __future__ import annotations

import re

from nightdesk.naming.matching import chinese, organisations, persons
from nightdesk.naming.matching.spoken import given_group
from nightdesk.naming.matching.words import Word
from nightdesk.vocabulary.terms import NameType

_MERGED = str.maketrans({"S": "s", "C": "s", "x": "h", "g": "k", "z": "s"})
_ONE_VOWEL = str.maketrans({"e": "a", "i": "a"})
_TWO_VOWELS = str.maketrans({"e": "i"})
_DOUBLE = re.compile(r"(.)\1+")


def canonical(name: str, type_: NameType) -> str:
    """The key of a name, its words joined by a blank; "" where nothing can be read."""
    if type_ is not NameType.PERSON:
        body = organisations.parse(name)
        return " ".join([*sorted(map(_sounds, body.words)), *sorted(body.countries)])
    person = persons.parse(name)
    words = [word for word in person.words if len(word.text) > 1] or list(person.words)
    texts = [word.text for word in words]
    keys = [chinese.joined(texts)] if chinese.is_name(texts) else [_given_or_sounds(word) for word in words]
    return " ".join([*keys, person.generation]).strip()


def _given_or_sounds(word: Word) -> str:
    group = given_group(word.text)
    return f"#{group}" if group is not None else _sounds(word)


def _sounds(word: Word) -> str:
    """A word with three consonants is told by them and by where o stands (Hassan, Hussein); a shorter one needs
    its a told from its i."""
    vowels = _ONE_VOWEL if len(word.bones) > 2 else _TWO_VOWELS
    return _DOUBLE.sub(r"\1", word.key.translate(_MERGED).translate(vowels))
