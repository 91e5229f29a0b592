"""Where everything that a run writes lies: the one place that knows the data folder's names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class DataFolder:
    """The data folder; every path below it is named here and nowhere else."""

    root: Path

    @property
    def district(self) -> Path:
        """The name of the district that the data are of: district.txt."""
        return self.root / "district.txt"

    @property
    def inbox(self) -> Path:
        """Where clerks drop the towns' files: inbox/<town or section>/…."""
        return self.root / "inbox"

    @property
    def raw(self) -> Path:
        """The raw store: raw/<feed>/<delivery_id>.parquet, keys only."""
        return self.root / "raw"

    @property
    def deliveries(self) -> Path:
        """One row per delivery ever taken in, with its state."""
        return self.raw / "deliveries.parquet"

    @property
    def receipts(self) -> Path:
        """What became of each file: receipts/<file_id>.json."""
        return self.root / "receipts"

    @property
    def vault(self) -> Path:
        """Who a key is, encrypted; nothing else in the data folder knows."""
        return self.root / "vault"

    @property
    def former_seals(self) -> Path:
        """By which return workbooks are known that were sealed under earlier secrets; sealed."""
        return self.vault / "former_seals.sealed"

    @property
    def secret(self) -> Path:
        """The secret that keys are made with, unless a setting gives it."""
        return self.root / "secret.key"

    @property
    def withdrawals(self) -> Path:
        """Deliveries taken out of force: withdrawals/<delivery_id>.json, who and why."""
        return self.root / "withdrawals"

    @property
    def expired(self) -> Path:
        """What was taken in of files whose time was up: expired/<file_id>.json, counts and sums."""
        return self.root / "expired"

    @property
    def confirmed_losses(self) -> Path:
        """Lists that rightly keep little of another: confirmed_losses/<ids>.json, who and why."""
        return self.root / "confirmed_losses"

    @property
    def nil_returns(self) -> Path:
        """Months that a town reported empty: nil_returns/<delivery_id>.json."""
        return self.root / "nil_returns"

    @property
    def corrections(self) -> Path:
        """Known errors in deliveries, written by the department: corrections/*.yml."""
        return self.root / "corrections"

    @property
    def dispositions(self) -> Path:
        """The department's answers to findings, edited by people: dispositions.csv."""
        return self.root / "dispositions.csv"

    @property
    def closed_years(self) -> Path:
        """Years as they were published: closed_years/<year>/, never changed."""
        return self.root / "closed_years"

    @property
    def replaced_dispositions(self) -> Path:
        """Answers that another took the place of, oldest first: dispositions_replaced.csv."""
        return self.root / "dispositions_replaced.csv"

    @property
    def dispositions_lock(self) -> Path:
        """Held by the one who changes the department's answers."""
        return self.root / "dispositions.lock"

    @property
    def questions(self) -> Path:
        """Questions that analysts saved: questions/<code>.json; none holds an answer."""
        return self.root / "questions"

    @property
    def question_history(self) -> Path:
        """What was saved over and put away of them, with who and when: question_history.jsonl."""
        return self.root / "question_history.jsonl"

    @property
    def questions_lock(self) -> Path:
        """Held for the moment in which a question is saved."""
        return self.root / "questions.lock"

    @property
    def quality(self) -> Path:
        """What suites found: quality/<run or build id>-<door>.parquet, added to, never changed."""
        return self.root / "quality"

    @property
    def builds(self) -> Path:
        """The versions of the warehouse: builds/<build id>/, with file, manifest, fingerprints."""
        return self.root / "builds"

    @property
    def current(self) -> Path:
        """The file that names the build in force."""
        return self.builds / "CURRENT"

    @property
    def lock(self) -> Path:
        """Held by the one process that builds."""
        return self.root / "build.lock"

    @property
    def intake_lock(self) -> Path:
        """Held by the one process that takes deliveries in, withdraws or records nil returns."""
        return self.root / "intake.lock"

    @property
    def exchange(self) -> Path:
        """Where files are made that take the place of many at once; gone when they have."""
        return self.root / "exchange"

    @property
    def exchange_lock(self) -> Path:
        """Held by the one who moves them into place."""
        return self.root / "exchange.lock"

    @property
    def notices(self) -> Path:
        """What was told by e-mail or webhook, and when: notices.jsonl; codes and months only."""
        return self.root / "notices.jsonl"

    @property
    def notices_lock(self) -> Path:
        """Held by the one who tells."""
        return self.root / "notices.lock"

    @property
    def watch_lock(self) -> Path:
        """Held by the one process that watches the inbox."""
        return self.root / "watch.lock"

    @property
    def summaries(self) -> Path:
        """The latest year's summary, written anew by each run: summaries/<area><month>….pdf …."""
        return self.root / "summaries"

    @property
    def logs(self) -> Path:
        """Logs of builds and of unexpected errors; they hold no cell of any file."""
        return self.root / "logs"

    @property
    def access_log(self) -> Path:
        """Who had plain values written out, or asked in SQL; it holds no personal value."""
        return self.root / "access_log.jsonl"

    @property
    def access_lock(self) -> Path:
        """Held for the moment in which a line is added to the access log."""
        return self.root / "access_log.lock"

    @property
    def roles(self) -> Path:
        """Who has which role on the pages, by what a sign-in says of them: roles.yml."""
        return self.root / "roles.yml"

    @property
    def provider(self) -> Path:
        """The OIDC provider and what it knows this installation by, with a secret: oidc.toml."""
        return self.root / "oidc.toml"

    @property
    def returns(self) -> Path:
        """The one place in the data folder where return workbooks may lie."""
        return self.root / "returns"
