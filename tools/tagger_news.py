"""What unlabelled news says of word forms: how often they occur and which words they are like.

Forms are described by the words one and two places before and after them (positive pointwise mutual
information, reduced by a singular value decomposition) and put into clusters by k-means, coarse to fine.
"""

from __future__ import annotations

import json
import lzma
import re
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd
from threadpoolctl import threadpool_limits

from sijill.entities.tagger.model import Form
from sijill.text import fold

GRAINS = (60, 300, 1500)
"""Numbers of clusters, coarse to fine."""
_TOKEN = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+|[^\w\s]|_")
_TOKENS = 12_000_000
_RAREST = 6
_CONTEXTS = 6000
_DIMENSIONS = 80
_FITTED = 40_000
_BREAK = -2


def texts(path: Path) -> Iterator[str]:
    """The articles of an `.jsonl.xz` archive, those on politics first; of reprints (alike in their opening) one."""
    seen: set[str] = set()
    for politics in (True, False):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                opening = fold(article["text"][:200])
                if bool(article["politics"]) == politics and opening not in seen:
                    seen.add(opening)
                    yield article["text"]


def describe_forms(path: Path) -> dict[str, Form]:
    """Every form that occurs at least six times, with its count and clusters."""
    ids: dict[str, int] = {}
    stream = array("i")
    for text in texts(path):
        for token in _TOKEN.findall(fold(text)):
            stream.append(ids.setdefault("0" if token[0].isdigit() else token, len(ids)))
        stream.append(_BREAK)
        if len(stream) > _TOKENS:
            break
    tokens = np.array(stream)
    counts = np.bincount(tokens[tokens >= 0], minlength=len(ids))
    names = list(ids)
    kept = sorted((i for i in range(len(names)) if counts[i] >= _RAREST), key=lambda i: (-counts[i], names[i]))
    rank = np.full(len(names) + 2, -1)
    rank[kept] = np.arange(len(kept))
    ranked = np.where(tokens == _BREAK, -1, rank[tokens])
    with threadpool_limits(1):
        clusters = _clusters(_vectors(ranked, len(kept)))
    return {
        names[i]: Form(int(counts[i]), tuple(int(cluster) for cluster in row), ())
        for i, row in zip(kept, clusters, strict=True)
    }


def _vectors(ranked: NDArray[Any], size: int) -> NDArray[Any]:
    """Vectors of the forms by the words one and two places before and after them."""
    contexts = min(_CONTEXTS, size)
    parts = []
    for distance in (1, 2):
        for here, there in (
            (ranked[distance:], ranked[:-distance]),
            (ranked[:-distance], ranked[distance:]),
        ):
            pairs = (here >= 0) & (there >= 0) & (there < contexts)
            ones = np.ones(int(pairs.sum()), np.float32)
            parts.append(sparse.coo_matrix((ones, (here[pairs], there[pairs])), shape=(size, contexts)).tocsr())
    counted = sparse.hstack(parts).tocoo()
    rows = np.asarray(counted.sum(1)).ravel()
    columns = np.asarray(counted.sum(0)).ravel() ** 0.75
    information = np.log(counted.data * columns.sum() / (rows[counted.row] * columns[counted.col]))
    positive = information > 0
    matrix = sparse.csr_matrix(
        (information[positive].astype(np.float32), (counted.row[positive], counted.col[positive])), shape=counted.shape
    )
    left, values, _ = randomized_svd(matrix, n_components=_DIMENSIONS, n_iter=3, random_state=0)
    vectors = left * np.sqrt(values)
    return np.asarray(vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9))


def _clusters(vectors: NDArray[Any]) -> NDArray[Any]:
    columns = []
    for grain in GRAINS:
        means = MiniBatchKMeans(grain, random_state=0, batch_size=4096, n_init=1, max_iter=30)
        columns.append(means.fit(vectors[:_FITTED]).predict(vectors))
    return np.stack(columns, axis=1)
