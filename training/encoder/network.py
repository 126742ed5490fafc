"""The multi-task network: one small BERT encoder and linear heads over words.

Architecture: all-MiniLM-L6-v2 (Wang et al. 2020) with embeddings of shape,
spacing, quotation state and listed names added at the input; scalar mixes of the layers
(Peters et al. 2018) for spans and for syntax; linear-chain CRFs (Lafferty et
al. 2001) over the span layers; a biaffine parser (Dozat and Manning 2017) and
biaffine links from cues to sources and from contents to cues.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - the name that every torch program uses
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from annotate.language.encoder.features import QUOTES, SHAPES, SPACINGS
from annotate.language.encoder.layers import (
    ARC_WIDTH,
    LABEL_WIDTH,
    LINK_WIDTH,
    MAX_STATES,
    SPAN_WIDTHS,
    Inventory,
    first_syntax_output,
    output_layout,
    output_width,
)
from annotate.language.encoder.name_lists import CLASSES

IMPOSSIBLE = -1e4
HEADS = ("transitions", "starts", "arc", "arc_head", "label", "links", "no_source")
"""What decoding needs beside the rows."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of an encoder."""

    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = 6
    epsilon: float = 1e-12
    vocabulary: int = 30522


MINILM = Shape()


class Block(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.qkv = nn.Linear(width, 3 * width)
        self.output = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=shape.epsilon)
        self.up = nn.Linear(width, shape.inner)
        self.down = nn.Linear(shape.inner, width)
        self.norm2 = nn.LayerNorm(width, eps=shape.epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Map ``[batch, pieces, width]`` to the same shape."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        # No dropout on the attention: it would double the cost of a step on a CPU.
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        x = self.norm1(x + self.dropout(self.output(y.transpose(1, 2).reshape(batch, length, width))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Network(nn.Module):
    """Encoder and heads; ``forward`` gives one output row per word."""

    def __init__(self, inventory: Inventory, shape: Shape = MINILM, dropout: float = 0.1) -> None:
        super().__init__()
        width, layers = shape.width, shape.layers
        self.inventory = inventory
        self.shape = shape
        self.layout = output_layout(inventory)
        self.pieces = nn.Embedding(shape.vocabulary, width)
        self.positions = nn.Embedding(512, width)
        self.shapes = nn.Embedding(len(SHAPES), width)
        self.spacings = nn.Embedding(len(SPACINGS), width)
        self.quotes = nn.Embedding(len(QUOTES), width)
        self.names = nn.Embedding(CLASSES, width)
        self.norm = nn.LayerNorm(width, eps=shape.epsilon)
        self.dropout = nn.Dropout(dropout)
        self.blocks = nn.ModuleList(Block(shape, dropout) for _ in range(layers))
        self.mix_spans = nn.Parameter(torch.tensor([0.0] * layers + [3.0]))
        self.mix_syntax = nn.Parameter(torch.zeros(layers + 1))
        split = first_syntax_output(self.layout)
        self.heads_spans = nn.Linear(width, split)
        self.heads_syntax = nn.Linear(width, output_width(self.layout) - split)
        self.transitions = nn.Parameter(torch.zeros(len(SPAN_WIDTHS), MAX_STATES, MAX_STATES))
        self.starts = nn.Parameter(torch.zeros(len(SPAN_WIDTHS), MAX_STATES))
        self.arc = nn.Parameter(torch.zeros(ARC_WIDTH, ARC_WIDTH))
        self.arc_head = nn.Parameter(torch.zeros(ARC_WIDTH))
        self.label = nn.Parameter(torch.zeros(len(inventory.deprels), LABEL_WIDTH + 1, LABEL_WIDTH + 1))
        self.links = nn.Parameter(torch.eye(LINK_WIDTH).repeat(2, 1, 1) / LINK_WIDTH**0.5)
        self.no_source = nn.Parameter(torch.zeros(LINK_WIDTH))
        for table in (self.shapes, self.spacings, self.quotes, self.names):
            nn.init.normal_(table.weight, std=0.01)
        nn.init.normal_(self.label, std=0.01)
        with torch.no_grad():
            self.arc.copy_(torch.eye(ARC_WIDTH) / ARC_WIDTH**0.5)
        self.register_buffer("forbidden", _forbidden(), persistent=False)
        self.register_buffer("forbidden_start", _forbidden_start(), persistent=False)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Run the encoder and the linear heads.

        Args:
            pieces: ``[batch, pieces]`` ids.
            features: ``[batch, pieces, 4]`` shape, spacing, quotation state and class of name.
            mask: ``[batch, pieces]``, true for pieces that exist.
            first: ``[batch, words]``, the place of every word's first piece.

        Returns:
            ``[batch, words, outputs]`` in the order of ``output_layout``.
        """
        x = self.pieces(pieces) + self.positions(torch.arange(pieces.shape[1]))
        x = (
            x
            + self.shapes(features[..., 0])
            + self.spacings(features[..., 1])
            + self.quotes(features[..., 2])
            + self.names(features[..., 3])
        )
        x = self.dropout(self.norm(x))
        additive = torch.zeros(mask.shape, dtype=x.dtype).masked_fill(~mask, IMPOSSIBLE)[:, None, None, :]
        states = [x]
        for block in self.blocks:
            states.append(block(states[-1], additive))
        index = first.unsqueeze(-1).expand(-1, -1, x.shape[-1])
        stacked = torch.stack([state.gather(1, index).float() for state in states])
        outputs = [
            head(self.dropout(torch.einsum("l,lbwd->bwd", mix.softmax(0), stacked)))
            for mix, head in (
                (self.mix_spans, self.heads_spans),
                (self.mix_syntax, self.heads_syntax),
            )
        ]
        return torch.cat([part.float() for part in outputs], dim=-1)

    def crf_losses(
        self, rows: Tensor, labels: Tensor, targets: Tensor | None, lengths: Tensor, known: Tensor
    ) -> Tensor:
        """Negative log-likelihood of the span layers' tag sequences.

        Args:
            rows: ``[batch, words, outputs]``.
            labels: ``[batch, layers, words]``.
            targets: ``[batch, layers, words, states]``, how much of each state is wanted; none
                for the labels alone.
            lengths: ``[batch]`` words per window.
            known: ``[batch, layers]``, the weight of the layer there, 0 where it has no labels.

        Returns:
            ``[layers]``, summed over the batch.
        """
        emissions = span_outputs(rows, self.layout, IMPOSSIBLE)
        transitions = self.transitions + self.forbidden
        starts = self.starts + self.forbidden_start
        inside = torch.arange(rows.shape[1])[None, :] < lengths[:, None]
        if targets is None:
            gold = emissions.gather(-1, labels.unsqueeze(-1)).squeeze(-1)
        else:
            gold = (emissions * targets).sum(-1)
        layer = torch.arange(len(SPAN_WIDTHS))[None, :, None]
        moves = transitions[layer, labels[..., :-1], labels[..., 1:]] * inside[:, None, 1:]
        score = (gold * inside[:, None]).sum(-1) + moves.sum(-1)
        score = score + starts[layer[..., 0], labels[..., 0]]
        alpha = starts[None] + emissions[:, :, 0]
        for step in range(1, rows.shape[1]):
            following = torch.logsumexp(alpha.unsqueeze(-1) + transitions[None], dim=2)
            following = following + emissions[:, :, step]
            alpha = torch.where(inside[:, step, None, None], following, alpha)
        losses = torch.logsumexp(alpha, dim=-1) - score
        return (losses * known).sum(0)

    def arc_scores(self, rows: Tensor) -> Tensor:
        """Score every head for every word: ``[batch, dependents, heads]``; itself is the root."""
        return biaffine_arcs(rows, self.layout, self.arc, self.arc_head)

    def label_scores(self, rows: Tensor, heads: Tensor) -> Tensor:
        """Score relations for given heads: ``[batch, words, relations]``."""
        dependents = _with_one(F.relu(rows[..., self.layout["label_dependent"]]))
        vectors = F.relu(rows[..., self.layout["label_head"]])
        index = heads.unsqueeze(-1).expand(-1, -1, vectors.shape[-1])
        chosen = _with_one(vectors.gather(1, index))
        return torch.einsum("bwf,rfg,bwg->bwr", dependents, self.label, chosen)

    def link_scores(self, rows: Tensor, kind: int) -> Tensor:
        """Score link targets: ``[batch, from, to]``; kind 0 has "no source" as a last column."""
        names = (("link_cue_source", "link_source"), ("link_content_cue", "link_cue"))[kind]
        origin, target = (rows[..., self.layout[name]] for name in names)
        if kind == 0:
            target = torch.cat([target, self.no_source.expand(rows.shape[0], 1, -1)], dim=1)
        return torch.einsum("bif,fg,bjg->bij", origin, self.links[kind], target)


def span_outputs(rows: Tensor, layout: dict[str, slice], padding: float) -> Tensor:
    """Stack the span layers' part of the rows: ``[batch, layers, words, states]``, padded."""
    parts = [
        F.pad(rows[..., layout[name]], (0, MAX_STATES - width), value=padding)
        for name, width in SPAN_WIDTHS.items()
    ]
    return torch.stack(parts, dim=1)


def biaffine_arcs(rows: Tensor, layout: dict[str, slice], arc: Tensor, arc_head: Tensor) -> Tensor:
    """Score every head for every word: ``[batch, dependents, heads]``."""
    dependents, heads = (F.relu(rows[..., layout[name]]) for name in ("arc_dependent", "arc_head"))
    return torch.einsum("bif,fg,bjg->bij", dependents, arc, heads) + (heads @ arc_head)[:, None]


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], dim=-1)


def _forbidden() -> Tensor:
    """Transitions that BIO does not allow, and states that a layer does not have."""
    table = torch.zeros(len(SPAN_WIDTHS), MAX_STATES, MAX_STATES)
    for layer, width in enumerate(SPAN_WIDTHS.values()):
        table[layer, width:, :] = IMPOSSIBLE
        table[layer, :, width:] = IMPOSSIBLE
        for state in range(width):
            for inner in range(2, width, 2):
                if state not in (inner - 1, inner):
                    table[layer, state, inner] = IMPOSSIBLE
    return table


def _forbidden_start() -> Tensor:
    """States that a layer does not have; a window may begin inside a span."""
    table = torch.zeros(len(SPAN_WIDTHS), MAX_STATES)
    for layer, width in enumerate(SPAN_WIDTHS.values()):
        table[layer, width:] = IMPOSSIBLE
    return table


def thinned(network: Network, blocks: Sequence[int]) -> Network:
    """Return a network of only these layers of another, counted from 0 (Sanh et al. 2019)."""
    kept = dict(enumerate(blocks))
    mixed = [0, *(block + 1 for block in blocks)]
    smaller = Network(network.inventory, replace(network.shape, layers=len(kept)))
    state = network.state_dict()
    for name in smaller.state_dict():
        part, _, rest = name.partition(".")
        if part == "blocks":
            place, _, parameter = rest.partition(".")
            state[name] = network.get_parameter(f"blocks.{kept[int(place)]}.{parameter}").detach()
        elif part in ("mix_spans", "mix_syntax"):
            state[name] = state[name][mixed]
    smaller.load_state_dict({name: state[name] for name in smaller.state_dict()})
    return smaller


def save_checkpoint(
    network: Network, folder: Path, state: dict[str, Tensor], extra: dict[str, object]
) -> None:
    """Write weights (safetensors), label sets and training state, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / "network.safetensors.part"
    save_file({name: tensor.contiguous() for name, tensor in state.items()}, temporary)
    temporary.replace(folder / "network.safetensors")
    (folder / "network.json").write_text(
        json.dumps(
            {"inventory": asdict(network.inventory), "shape": asdict(network.shape), **extra}, indent=1
        )
        + "\n"
    )


def load_checkpoint(folder: Path) -> Network:
    """Read a network that ``save_checkpoint`` wrote."""
    meta = json.loads((folder / "network.json").read_text())
    inventory = Inventory(**{name: tuple(values) for name, values in meta["inventory"].items()})
    network = Network(inventory, Shape(**meta.get("shape", {})))
    network.load_state_dict(load_file(folder / "network.safetensors"))
    network.eval()
    return network
