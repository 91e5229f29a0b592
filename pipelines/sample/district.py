"""Makes the sample district: invents it, plans its deliveries, writes them and their answers."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from pipelines.sample.answers.answers import make_answers, write_answers
from pipelines.sample.deliveries.broken_rows import add_broken_rows
from pipelines.sample.deliveries.delivery import Delivery
from pipelines.sample.deliveries.editions import add_editions, settle_supersession
from pipelines.sample.deliveries.plan import plan_deliveries
from pipelines.sample.faults.plant_faults import plant_in_deliveries
from pipelines.sample.files.draw_dress import draw_dress
from pipelines.sample.files.naming import file_name
from pipelines.sample.files.sheet import Tally
from pipelines.sample.files.write_delivery import Job, write_delivery
from pipelines.sample.forms.forms import load_forms
from pipelines.sample.invent import invent
from pipelines.sample.invention import Invention
from pipelines.sample.world import World

ONLY_YEAR = 2013
LEAST_SCALE = 0.02
WORKERS = 2


class SampleError(ValueError):
    """The sample cannot be made as asked for: `code` names the sentence, `values` fill it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class SampleSummary:
    """What was written: `rows` is the rows read of all files, `answers` the answers' place."""

    out: Path
    answers: Path
    files: int
    rows: int
    figures: dict[str, str]


def make_sample(
    out: Path,
    year: int = ONLY_YEAR,
    scale: float = 1.0,
    seed: int = 1,
    answers: Path | None = None,
    on_file: Callable[[int, int], None] | None = None,
) -> SampleSummary:
    """Write a made-up district's deliveries below `out` and the answers beside it.

    The figures are those of the 2013 article at a scale of 1 and above; a smaller scale shrinks
    them in proportion. The same seed and scale give the same files.

    Args:
        out: a folder that does not exist yet or is empty.
        year: the year of the article, 2013.
        scale: how many people and events the parts hold that the article leaves open.
        seed: which district.
        answers: where answers.json goes; beside `out` by default.
        on_file: called with the number of files written and the number of all files.

    Raises:
        SampleError: another year, too small a scale, or a folder with files in it.
    """
    _check(out, year, scale)
    answers = answers or out.parent / "answers.json"
    invention = invent(seed, scale)
    jobs = plan_files(invention, seed)
    tallies = _write(jobs, out, on_file)
    delivered = [(job.delivery, tally) for job, tally in zip(jobs, tallies, strict=True)]
    settings = {"seed": seed, "year": year, "scale": scale}
    personal = _personal_values(invention.world)
    truth = make_answers(delivered, settings, personal, invention.book)
    write_answers(answers, truth)
    rows = sum(tally.rows_read for tally in tallies)
    return SampleSummary(out, answers, len(jobs), rows, truth["figures"])


def _check(out: Path, year: int, scale: float) -> None:
    if year != ONLY_YEAR:
        raise SampleError("sample_only_year", year=ONLY_YEAR)
    if scale < LEAST_SCALE:
        raise SampleError("sample_bad_scale", least=LEAST_SCALE)
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise SampleError("sample_folder_full", out=out)


def plan_files(invention: Invention, seed: int) -> list[Job]:
    """Every file to be written, with its looks and its path, in the order of feeds and months."""
    world = invention.world
    deliveries = plan_deliveries(invention)
    add_broken_rows(deliveries, world.population, world.rng("broken rows"))
    deliveries = add_editions(deliveries, world.rng("editions"))
    settle_supersession(deliveries)
    plant_in_deliveries(deliveries, invention.book)
    rng = world.rng("dress")
    jobs, taken = [], set()
    for delivery in deliveries:
        clerk = world.population.names.draw("女")
        looks = draw_dress(delivery, clerk, rng)
        path = file_name(delivery, load_forms()[delivery.feed], looks, rng)
        if path in taken:
            raise RuntimeError(f"two deliveries want one path: {path}")
        taken.add(path)
        delivery.path = path
        jobs.append(Job(delivery, looks, seed))
    return jobs


def _write(jobs: list[Job], out: Path, on_file: Callable[[int, int], None] | None) -> list[Tally]:
    """Write every file in two processes; the tallies in the order of the jobs."""
    out.mkdir(parents=True, exist_ok=True)
    bare = [Job(_alone(job.delivery), job.dress, job.seed) for job in jobs]
    tallies = []
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        for tally in pool.map(partial(write_delivery, folder=out), bare, chunksize=8):
            tallies.append(tally)
            if on_file:
                on_file(len(tallies), len(jobs))
    return tallies


def _alone(delivery: Delivery) -> Delivery:
    """The delivery without the others that it points to: a child needs one at a time."""
    fields = {**delivery.__dict__, "origin": None, "supersedes": []}
    return Delivery(**fields)


def _personal_values(world: World) -> dict[str, list[str]]:
    population = world.population
    people = population.people
    numbers = {p.id_no for p in people} | {p.printed_id for p in people}
    return {
        "names": sorted(population.names.drawn),
        "id_numbers": sorted(numbers | population.wrong_numbers),
        "phones": sorted(population.phones),
        "accounts": sorted(person.account for person in people),
    }
