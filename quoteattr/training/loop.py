"""The training loop that all models share: schedule, averaged weights, checkpoints."""

from __future__ import annotations

import os
import random
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy
import torch
from attrs import define, evolve, frozen
from torch.optim.lr_scheduler import LambdaLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from quoteattr.networks.files import PACKAGE
from quoteattr.training.words import LANGUAGE

__all__ = [
    "STANZA_ARGUMENTS",
    "Job",
    "Say",
    "Schedule",
    "Trainee",
    "accuracy",
    "fit",
    "seed_everything",
    "take_weights",
]

Say = Callable[[str], None]
"""What is told how a training goes, line by line."""

STANZA_ARGUMENTS = (f"--shorthand={LANGUAGE}_{PACKAGE}", "--device=cpu")
"""What all models of Stanza are told: the name of the package, and to use no graphics card."""

_REPORT_EVERY = 100
"""Updates between two lines about a training."""


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

    def decay(self, averaged: int) -> float:
        """The decay of the moving average when ``averaged`` updates are in it; it grows from the first on."""
        return min(self.average, (2 + averaged) / (11 + averaged))


@frozen(kw_only=True)
class Job:
    """What every training needs besides its data.

    :param schedule: how long and how fast to train.
    :param out: file that the model is written to. The checkpoint, all that is needed to go on with a training
        that was broken off, stands beside it.
    :param start: model with the same settings whose weights and vocabulary the training begins with.
    :param seed: what all random numbers depend on.
    """

    schedule: Schedule
    out: Path
    start: Path | None = None
    seed: int = 1

    @property
    def checkpoint(self) -> Path:
        """The file of the checkpoint."""
        return self.out.with_suffix(".checkpoint")


@frozen(kw_only=True)
class Trainee(ABC):
    """A model in training, as the loop sees it.

    :param trainer: Stanza's trainer. Its ``model`` is the network; one with averaged weights takes its place
        while it is scored and saved.
    """

    name: ClassVar[str]
    trainer: Any

    @abstractmethod
    def use(self, optimizer: torch.optim.Optimizer) -> None:
        """Hand the optimizer to Stanza's trainer, which makes the updates."""

    @abstractmethod
    def batches(self) -> Iterator[Any]:
        """One pass over the training data, in a new random order each time."""

    def update(self, batch: Any) -> float:
        """Make one update on one batch; return the loss."""
        return float(self.trainer.update(batch))

    @abstractmethod
    def score(self) -> float:
        """How good the model is on the development data, 0 to 1."""


def seed_everything(seed: int) -> None:
    """Fix the random numbers of Python, NumPy and Torch."""
    random.seed(seed)
    numpy.random.seed(seed)
    torch.manual_seed(seed)


def accuracy(found: Sequence[object], wanted: Sequence[object]) -> float:
    """The share of answers that are right, 0 to 1."""
    return sum(answer == right for answer, right in zip(found, wanted, strict=True)) / len(wanted)


def take_weights(model: Any, start: Path) -> None:
    """Give ``model`` the weights of the Stanza model file ``start``; what that file lacks stays as it is.

    :raises RuntimeError: the sizes of the two models differ.
    """
    model.load_state_dict(torch.load(start, map_location="cpu", weights_only=True)["model"], strict=False)


@define
class _Progress:
    """A network with all that changes with its updates: averaged weights, optimizer and learning rate."""

    model: Any
    averaged: AveragedModel
    optimizer: torch.optim.AdamW
    rates: LambdaLR

    @classmethod
    def begin(cls, model: Any, schedule: Schedule) -> _Progress:
        optimizer = torch.optim.AdamW(
            [parameter for parameter in model.parameters() if parameter.requires_grad],
            lr=schedule.peak,
            betas=(0.9, 0.95),
            weight_decay=schedule.weight_decay,
            fused=True,
        )

        def average(averaged: Any, current: Any, number: torch.Tensor) -> None:
            get_ema_multi_avg_fn(schedule.decay(int(number)))(averaged, current, number)

        return cls(
            model, AveragedModel(model, multi_avg_fn=average), optimizer, LambdaLR(optimizer, schedule.rate)
        )

    @property
    def step(self) -> int:
        """The number of updates that were made."""
        return int(self.rates.last_epoch)

    def count_update(self) -> None:
        """Take an update into the average and go on to the next learning rate."""
        self.averaged.update_parameters(self.model)
        self.rates.step()

    def save(self, path: Path) -> None:
        """Write a checkpoint; a former one stays whole until the new one is."""
        partial = path.with_suffix(".partial")
        parts = {name: part.state_dict() for name, part in self._parts().items()}
        torch.save(parts, partial)
        os.replace(partial, path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, weights_only=True)
        for name, part in self._parts().items():
            part.load_state_dict(state[name])

    def _parts(self) -> dict[str, Any]:
        return {
            "model": self.model,
            "averaged": self.averaged,
            "optimizer": self.optimizer,
            "rates": self.rates,
        }


def fit(trainee: Trainee, job: Job, say: Say) -> float:
    """Train with AdamW, write the model with averaged weights and return its last development score.

    The training goes on from ``job.checkpoint`` if that exists. The model is written after each evaluation.
    """
    schedule = job.schedule
    progress = _Progress.begin(trainee.trainer.model, schedule)
    trainee.use(progress.optimizer)
    if job.checkpoint.exists():
        progress.load(job.checkpoint)
        seed_everything(1000 * job.seed + progress.step)
        say(f"{trainee.name}: resumed at step {progress.step}")
    first, began, losses = progress.step, time.monotonic(), 0.0
    stream = _endless(trainee.batches)
    while progress.step < schedule.last:
        losses += trainee.update(next(stream))
        progress.count_update()
        step = progress.step
        if step % _REPORT_EVERY == 0:
            pace = (time.monotonic() - began) / (step - first)
            left = pace * (schedule.last - step) / 60
            say(
                f"{trainee.name}: step {step}/{schedule.last} loss {losses / _REPORT_EVERY:.4f} "
                f"{pace:.3f} s/step, {left:.0f} min left"
            )
            losses = 0.0
        if step % schedule.checkpoint_every == 0 or step == schedule.last:
            progress.save(job.checkpoint)
        if step % schedule.evaluate_every == 0 and step < schedule.last:
            _evaluate(trainee, job, progress, say)
    return _evaluate(trainee, job, progress, say)


def _evaluate(trainee: Trainee, job: Job, progress: _Progress, say: Say) -> float:
    """Score and save the model with its averaged weights."""
    trainee.trainer.model = progress.averaged.module
    score = trainee.score()
    trainee.trainer.save(str(job.out))
    trainee.trainer.model = progress.model
    say(f"{trainee.name}: step {progress.step} development score {100 * score:.2f}")
    return score


def _endless(batches: Callable[[], Iterator[Any]]) -> Iterator[Any]:
    while True:
        yield from batches()
