"""The settings of an installation: environment variables that begin with MINSHENG_."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from pipelines.belonging import check_belonging
from pipelines.data_folder import DataFolder
from pipelines.district import default_district, district_file, district_in_force
from pipelines.exchange import finish_exchange
from pipelines.problem import Problem

PROJECT_FOLDER = Path(__file__).resolve().parent.parent


def _own_data() -> Path:
    """Data of the default district lie in data/, of another in a folder named for it."""
    name = district_in_force()
    return PROJECT_FOLDER / ("data" if name == default_district() else f"data-{name}")


class Settings(BaseSettings):
    """What an installation may choose; every field has a default that works."""

    model_config = SettingsConfigDict(env_prefix="MINSHENG_", env_ignore_empty=True)

    data: Path = Field(default_factory=_own_data, description="the data folder")
    inbox: Path | None = Field(None, description="the inbox, when it lies elsewhere")
    aliases: Path | None = Field(
        None, description="accepted words of unknown forms; empty: aliases of the district's folder"
    )
    secret: SecretStr | None = Field(None, description="the secret that keys are made with")
    new_secret: SecretStr | None = Field(None, description="what `minsheng rekey` moves to")
    originals: Literal["kept", "sealed", "removed"] = Field(
        "kept",
        description="the towns' own files once taken in: stay in the inbox, go to the vault, or go",
    )
    keep_years: dict[str, int] = Field(
        {}, description="years that a feed's deliveries are kept, as a JSON object; others for ever"
    )
    district: str = Field(
        "", description="which of the districts in districts/; empty: the one of districts/default"
    )
    lang: Literal["zh", "en"] = Field("zh", description="language of what people read")
    workers: int = Field(2, ge=1, le=64, description="child processes that parse files")
    memory_mb: int = Field(2048, ge=256, description="memory of one parsing child")
    seconds_per_file: int = Field(
        120, ge=1, description="time that one file, or 100 MB of a large one, may take"
    )
    max_file_mb: int = Field(300, ge=1, description="largest workbook that is looked at, unpacked")
    max_csv_mb: int = Field(8192, ge=1, description="largest .csv that is taken in")
    pieces_from_mb: int = Field(32, ge=0, description="a .csv from this size on is read in pieces")
    build_threads: int = Field(2, ge=1, le=64, description="threads of a build")
    build_memory_mb: int | None = Field(
        None, ge=256, description="memory of the engine in a build; empty: half of the machine's"
    )
    spark_master: str = Field(
        "", description="where Spark runs, spark://host:port; empty: on this machine"
    )
    spark_conf: dict[str, str] = Field({}, description="Spark's properties, as a JSON object")
    spark_python: Path | None = Field(
        None, description="a Python with the extra spark; empty: that of make spark"
    )
    most_lost_share: float = Field(
        0.1, ge=0, le=1, description="share of a table's rows that a build may lack of the last"
    )
    sql_seconds: int = Field(60, ge=1, description="time that one query may take")
    sql_memory_mb: int = Field(1024, ge=256, description="memory that one query may take")
    sql_rows: int = Field(10_000, ge=1, description="rows that a query shows at most")
    sql_at_once: int = Field(4, ge=1, le=64, description="queries that the pages run at a time")
    small_numbers: Literal["round", "hide"] = Field(
        "round", description="below the district: whether few people are shown as 5 or not at all"
    )
    fewest_people: int = Field(
        8,
        ge=2,
        description="below the district: money of fewer people is not shown",
    )
    largest_share: float = Field(
        0.75, gt=0, le=1, description="nor is money of which one had a larger share"
    )
    people_step: int = Field(
        5, ge=2, description="below the district: people are shown to the nearest of it"
    )
    kept_builds: int = Field(5, ge=1, description="good builds that stay for rollback")
    sign_in: Literal["alone", "oidc", "proxy"] = Field(
        "alone",
        description="how readers of the pages become known: one person at this machine, an OIDC"
        " provider, or a proxy's headers",
    )
    sign_in_hours: int = Field(12, ge=1, description="how long a sign-in with OIDC lasts")
    oidc_file: Path | None = Field(
        None,
        description="the provider, in Streamlit's words; empty: oidc.toml of the data folder",
    )
    roles_file: Path | None = Field(
        None, description="who has which role; empty: roles.yml of the data folder"
    )
    proxy_addresses: str = Field(
        "", description="addresses or networks of the proxy, with commas between them"
    )
    proxy_user_header: str = Field("X-Forwarded-User", description="the header that names a reader")
    proxy_groups_header: str = Field(
        "X-Forwarded-Groups", description="the header with a reader's groups, commas between them"
    )
    smtp_host: str = Field("", description="the mail server of notices; empty: none is mailed")
    smtp_port: int = Field(587, ge=1, le=65535, description="its port")
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="how the way to the mail server is sealed"
    )
    smtp_user: str = Field("", description="the name to sign in with at the mail server")
    smtp_password: SecretStr | None = Field(None, description="its password; empty: no sign-in")
    notice_from: str = Field("", description="the address that notices come from")
    notice_to: str = Field("", description="whom notices go to, with commas between them")
    webhook: SecretStr | None = Field(
        None, description="the address that notices are posted to; empty: none is posted"
    )
    webhook_form: Literal["json", "wecom", "dingtalk", "feishu"] = Field(
        "json", description="what is posted: our own JSON, or a message of a group's robot"
    )

    @field_validator("data", "inbox", "aliases", "spark_python", "oidc_file", "roles_file")
    @classmethod
    def _absolute(cls, path: Path | None) -> Path | None:
        return None if path is None else path.expanduser().absolute()

    @property
    def build_memory(self) -> str:
        """What the engine of a build may take, in DuckDB's words."""
        return "50%" if self.build_memory_mb is None else f"{self.build_memory_mb}MB"

    @property
    def folder(self) -> DataFolder:
        """The data folder with the names of what lies in it, never halfway between two states.

        Raises:
            Problem: it is another district's, or an exchange of its files was cut off and cannot
                be finished.
        """
        folder = DataFolder(self.data)
        check_belonging(folder)
        finish_exchange(folder)
        return folder

    @property
    def secret_text(self) -> str | None:
        """The secret, where a variable gives it; else the data folder has a file with one."""
        return self.secret.get_secret_value() if self.secret else None

    @property
    def inbox_folder(self) -> Path:
        """The inbox: the setting's, else the data folder's."""
        return self.inbox or self.folder.inbox

    @property
    def aliases_folder(self) -> Path:
        """Where the district's own words for columns and values lie, one file a feed."""
        return self.aliases or district_file("aliases")

    @property
    def provider_path(self) -> Path:
        """The file that names the OIDC provider."""
        return self.oidc_file or self.folder.provider

    @property
    def roles_path(self) -> Path:
        """The file that says who has which role."""
        return self.roles_file or self.folder.roles


@cache
def get_settings() -> Settings:
    """The settings of this process, read once.

    Raises:
        Problem: a variable holds what it may not.
    """
    try:
        return Settings()
    except ValidationError as error:
        name = "_".join(str(part) for part in error.errors()[0]["loc"]).upper()
        raise Problem("bad_setting", exit_status=2, name=f"MINSHENG_{name}") from None
