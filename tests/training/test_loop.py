from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from attrs import define, evolve, frozen

from quoteattr.training.dropout import PooledDropout, use_pooled_dropout
from quoteattr.training.loop import Job, Schedule, Trainee, fit, seed_everything

_SCHEDULE = Schedule(40, peak=0.1, warmup=5, average=0.9, evaluate_every=20, checkpoint_every=10)


@define
class _LineTrainer:
    """The trainer of a straight line, made like those of Stanza."""

    model: Any
    optimizer: Any = None

    def update(self, batch: Any) -> float:
        self.optimizer.zero_grad()
        loss = (self.model(batch) - 2 * batch - 1).square().mean()
        loss.backward()
        self.optimizer.step()
        return float(loss.detach())

    def save(self, path: str) -> None:
        torch.save(self.model.state_dict(), path)


@frozen(kw_only=True)
class _Line(Trainee):
    name = "line"

    def use(self, optimizer: Any) -> None:
        self.trainer.optimizer = optimizer

    def batches(self) -> Iterator[Any]:
        for _ in range(3):
            yield torch.randn(8, 1)

    def score(self) -> float:
        return 1 - float((self.trainer.model.weight - 2).abs().detach())


def _line() -> _Line:
    seed_everything(1)
    return _Line(trainer=_LineTrainer(torch.nn.Linear(1, 1)))


def test_the_learning_rate_rises_and_falls() -> None:
    """It is highest at the end of the warm-up and zero at the end."""
    schedule = Schedule(1000, warmup=100)
    rates = [schedule.rate(step) for step in range(1001)]
    assert max(range(1001), key=rates.__getitem__) in range(95, 105)
    assert rates[1000] == 0


def test_the_average_forgets_the_first_weights_soon() -> None:
    """The decay grows to that of the schedule."""
    schedule = Schedule(1000, average=0.9)
    assert schedule.decay(1) < schedule.decay(5) < 0.9
    assert schedule.decay(500) == 0.9


def test_the_saved_model_has_averaged_weights(tmp_path: Path) -> None:
    """They differ from those of the last update and are what the score is of."""
    line, said = _line(), []
    score = fit(line, Job(schedule=_SCHEDULE, out=tmp_path / "line.pt"), said.append)
    saved = torch.load(tmp_path / "line.pt", weights_only=True)
    assert score == pytest.approx(1 - abs(float(saved["weight"]) - 2))
    assert not torch.equal(saved["weight"], line.trainer.model.weight)
    assert [line for line in said if "score" in line] == [
        said[0],
        f"line: step 40 development score {100 * score:.2f}",
    ]


def test_a_training_goes_on_from_its_checkpoint(tmp_path: Path) -> None:
    """What was broken off after ten updates ends after forty, at the learning rate of the fortieth."""
    job = Job(schedule=evolve(_SCHEDULE, stop=10), out=tmp_path / "line.pt")
    fit(_line(), job, print)
    line, said = _line(), []
    fit(line, evolve(job, schedule=_SCHEDULE), said.append)
    assert said[0] == "line: resumed at step 10"
    state = torch.load(job.checkpoint, weights_only=True)
    assert state["rates"]["last_epoch"] == 40
    assert state["averaged"]["n_averaged"] == 40
    assert line.trainer.optimizer.param_groups[0]["lr"] == 0


def test_a_finished_training_is_only_scored(tmp_path: Path) -> None:
    """Nothing is updated after the last step, and the score is the same again."""
    job = Job(schedule=_SCHEDULE, out=tmp_path / "line.pt")
    assert fit(_line(), job, print) == fit(_line(), job, print)


def test_pooled_dropout_keeps_the_mean() -> None:
    """Of many values a third is zero and the others make up for it; nothing is dropped in use."""
    model = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.Dropout(1 / 3))
    use_pooled_dropout(model)
    assert isinstance(model[1], PooledDropout)
    values = torch.ones(100, 1000)
    dropped = model[1](values)
    assert float((dropped == 0).float().mean()) == pytest.approx(1 / 3, abs=0.02)
    assert float(dropped.mean()) == pytest.approx(1, abs=0.02)
    assert not torch.equal(dropped, model[1](values))
    assert torch.equal(model.eval()[1](values), values)
