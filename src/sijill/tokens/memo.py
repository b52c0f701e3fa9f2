"""What has been found out about words, kept for when they come again."""

from collections.abc import Callable
from typing import TypeVar

Asked = TypeVar("Asked")
Fact = TypeVar("Fact")


class Memo(dict[Asked, Fact]):
    """Facts by word, found the first time that they are looked up: `memo[word]`.

    A text uses few words again and again, and a `Word` is one object per spelling: what depends on the word
    alone need not be found twice. `map(memo.__getitem__, words)` looks up a sentence at the speed of C.
    """

    def __init__(self, find: Callable[[Asked], Fact]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, asked: Asked) -> Fact:
        fact = self[asked] = self._find(asked)
        return fact
