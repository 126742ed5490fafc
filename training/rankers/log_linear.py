"""Log-linear models over named features, fitted without torch.

``learn`` fits a choice among options (conditional maximum entropy, Berger et al. 1996), as links
and the times of events are chosen; ``logistic`` fits a share or a probability.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

NONE = "none"
"""The feature of the option that is none of the others, under which the engine's rankers look for it."""
ROUNDS = 400
RATE = 0.3
DECAY = 1e-3
MEASURED = 1500
"""Of the choices, so many tell how many are right."""

Floats = NDArray[np.float64]
Features = dict[str, float]
Example = tuple[Sequence[Features], int]
"""The options of a choice, and the number of the right one from 1; 0 for none of them."""


def learn(data: Sequence[Example], smallest: float = 0.0) -> dict[str, float]:
    """Fit the weights by gradient ascent with AdaGrad on the conditional likelihood.

    Args:
        data: Choices.
        smallest: Weights of less effect than this are left out.

    Raises:
        ValueError: There is nothing to learn from.
    """
    if not data:
        raise ValueError("nothing to learn from: no choice was found")
    names = [NONE, *sorted({name for options, _ in data for option in options for name in option})]
    column = {name: i for i, name in enumerate(names)}
    rows: list[Floats] = []
    owners: list[int] = []
    right: list[int] = []
    for number, (options, target) in enumerate(data):
        right.append(len(rows) + target)
        for option in [{NONE: 1.0}, *options]:
            row = np.zeros(len(names))
            for name, value in option.items():
                row[column[name]] = value
            rows.append(row)
            owners.append(number)
    matrix, owner = np.array(rows), np.array(owners)
    weights, squares = np.zeros(len(names)), np.full(len(names), 1e-8)
    wanted = matrix[right].mean(axis=0)
    for _ in range(ROUNDS):
        odds = np.exp(np.clip(matrix @ weights, -30, 30))
        odds /= np.bincount(owner, odds)[owner]
        slope = wanted - (matrix * odds[:, None]).sum(axis=0) / len(data) - DECAY * weights
        squares += slope**2
        weights += RATE * slope / np.sqrt(squares)
    scores = matrix @ weights
    first = range(min(len(data), MEASURED))
    best = [int(np.flatnonzero(owner == n)[scores[owner == n].argmax()]) for n in first]
    print(f"{len(data)} choices, {np.mean(np.array(best) == right[: len(best)]):.3f} right in training")
    rounded = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    return {name: weight for name, weight in rounded.items() if abs(weight) >= smallest}


def logistic(inputs: Floats, shares: Floats, penalty: float, steps: int) -> Floats:
    """Return the weights of a logistic regression on shares, by Newton's method with an L2 penalty.

    Args:
        inputs: ``[rows, features]``.
        shares: ``[rows]``, from 0 to 1.
        penalty: On the squares of the weights.
        steps: Of the method; it converges in a few.
    """
    weights = np.zeros(inputs.shape[1])
    for _ in range(steps):
        odds = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (shares - odds) - penalty * weights
        curve = (inputs.T * (odds * (1 - odds))) @ inputs + penalty * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


def unmatched(weights: Mapping[str, float], rows: Iterable[Mapping[str, float]]) -> list[str]:
    """Return the weights whose feature none of the rows has, so that they decide nothing.

    Args:
        weights: By feature.
        rows: The features of options, as the engine makes them.
    """
    known = {NONE}.union(*rows)
    return sorted(set(weights) - known)
