"""The training loop that all models share: schedule, averaged weights, checkpoints."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy
import torch
from attrs import evolve, frozen

__all__ = ["Schedule", "fit", "seed_everything", "take_weights"]

Say = Callable[[str], None]


@frozen
class Schedule:
    """How long and how fast to train.

    :param steps: number of updates in all.
    :param peak: highest learning rate, reached after the warm-up; it then falls linearly to zero.
    :param warmup: number of updates of the warm-up.
    :param weight_decay: decoupled weight decay of AdamW.
    :param average: decay of the exponential moving average of the weights.
    :param evaluate_every: updates between two evaluations on the development data.
    :param checkpoint_every: updates between two checkpoints.
    :param stop: number of updates after which to stop early; 0 to train to the end.
    """

    steps: int
    peak: float = 3e-3
    warmup: int = 200
    weight_decay: float = 0.01
    average: float = 0.998
    evaluate_every: int = 1000
    checkpoint_every: int = 250
    stop: int = 0

    def scaled(self, factor: float) -> Schedule:
        """The same schedule with ``factor`` times as many updates."""
        return evolve(self, steps=round(factor * self.steps), stop=round(factor * self.stop))

    @property
    def last(self) -> int:
        """The number of updates that are made."""
        return min(self.stop or self.steps, self.steps)

    def rate(self, step: int) -> float:
        """The factor on the peak learning rate at update ``step``, counted from 0."""
        rise = min(1.0, (step + 1) / max(1, self.warmup))
        return rise * max(0.0, 1.0 - step / self.steps)


def seed_everything(seed: int) -> None:
    """Fix the random numbers of Python, NumPy and Torch."""
    random.seed(seed)
    numpy.random.seed(seed)
    torch.manual_seed(seed)


def take_weights(model: Any, start: Path) -> None:
    """Give ``model`` the weights of the Stanza model file ``start``; what that file lacks stays as it is.

    :raises RuntimeError: the sizes of the two models differ.
    """
    model.load_state_dict(torch.load(start, map_location="cpu", weights_only=True)["model"], strict=False)


def fit(
    *,
    model: Any,
    use_optimizer: Callable[[torch.optim.Optimizer], None],
    update: Callable[[Any], float],
    batches: Callable[[], Iterator[Any]],
    schedule: Schedule,
    checkpoint: Path,
    evaluate: Callable[[], float],
    save: Callable[[], None],
    say: Say,
    name: str,
    seed: int = 0,
) -> float:
    """Train ``model`` and leave it with its averaged weights; return the last development score.

    :param use_optimizer: hands the optimizer to the Stanza trainer that makes the updates.
    :param update: one update on one batch; returns the loss.
    :param batches: one pass over the training data, in a new random order each time.
    :param checkpoint: file that holds everything needed to resume; read when it exists.
    :param evaluate: score of the model on the development data, 0 to 1.
    :param save: writes the model; called after each evaluation, with averaged weights in place.
    :param seed: what the order of the data depends on after the training was resumed.
    """
    parameters = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        parameters,
        lr=schedule.peak,
        betas=(0.9, 0.95),
        eps=1e-8,
        weight_decay=schedule.weight_decay,
        fused=True,
    )
    use_optimizer(optimizer)
    averaged = [p.detach().clone() for p in parameters]
    step = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        step = state["step"]
        with torch.no_grad():
            for parameter, saved in zip(parameters, state["parameters"], strict=True):
                parameter.copy_(saved)
        averaged = list(state["averaged"])
        optimizer.load_state_dict(state["optimizer"])
        random.seed(f"{seed} {step}")
        torch.manual_seed(1000 * seed + step)
        say(f"{name}: resumed at step {step}")

    stream = _endless(batches)
    began, losses, score = time.monotonic(), 0.0, 0.0
    first = step
    while step < schedule.last:
        for group in optimizer.param_groups:
            group["lr"] = schedule.peak * schedule.rate(step)
        losses += update(next(stream))
        step += 1
        decay = min(schedule.average, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_(averaged, [p.detach() for p in parameters], 1 - decay)
        if step % 100 == 0:
            pace = (time.monotonic() - began) / (step - first)
            left = pace * (schedule.last - step) / 60
            say(
                f"{name}: step {step}/{schedule.last} loss {losses / 100:.4f} "
                f"{pace:.3f} s/step, {left:.0f} min left"
            )
            losses = 0.0
        if step % schedule.checkpoint_every == 0 or step == schedule.last:
            _write(
                {
                    "step": step,
                    "parameters": [p.detach() for p in parameters],
                    "averaged": averaged,
                    "optimizer": optimizer.state_dict(),
                },
                checkpoint,
            )
        if step % schedule.evaluate_every == 0 or step == schedule.last:
            _exchange(parameters, averaged)
            score = evaluate()
            save()
            say(f"{name}: step {step} development score {100 * score:.2f}")
            if step < schedule.last:
                _exchange(parameters, averaged)
    if first >= schedule.last:
        _exchange(parameters, averaged)
        score = evaluate()
        save()
    return score


def _exchange(parameters: list[Any], averaged: list[Any]) -> None:
    with torch.no_grad():
        for parameter, average in zip(parameters, averaged, strict=True):
            kept = parameter.detach().clone()
            parameter.copy_(average)
            average.copy_(kept)


def _endless(batches: Callable[[], Iterator[Any]]) -> Iterator[Any]:
    while True:
        yield from batches()


def _write(state: dict[str, Any], path: Path) -> None:
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    os.replace(partial, path)
