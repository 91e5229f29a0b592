"""服务大局 and newcomers (key work 5) and outreach."""

from __future__ import annotations

from pipelines.district import DESCRIPTION, district_words
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import Mark, Said, compose, joined
from pipelines.summary.sections.phrases import flow_change, known, so_far


def newcomers(book: FactBook) -> list[Said]:
    """Permits, admissions by points, training."""
    return known(
        permits(book),
        _admitted(book),
        joined(_training(book), _coordinators(book), pause="；"),
    )


def permits(book: FactBook) -> Said:
    """Residence permits issued for the first time."""
    return flow_change(book, "kw05_permits_issued", f"{so_far(book)}首次办理居住证")


def _admitted(book: FactBook) -> Said:
    admitted = book.some("kw05_points_admissions")
    return compose("流动人口积分入户、入学等申请，有{admitted}入围。", admitted=admitted)


def _training(book: FactBook) -> Said:
    called = district_words(DESCRIPTION).get("newcomers", "流动人口")
    return compose(
        f"举办{called}培训{{sessions}}，{called}参加培训{{people}}。",
        sessions=book.some("kw05_newcomer_training_sessions"),
        people=book.some("kw05_newcomer_participants"),
    )


def _coordinators(book: FactBook) -> Said:
    return compose("流管协管员培训{trained}。", trained=book.some("kw05_coordinators_trained"))


def outreach(book: FactBook) -> list[Said]:
    """Parties' services in communities, visits to firms, problems solved."""
    activities = book.some("soc_outreach_activities")
    among = "其中" if activities else "举办"
    held = joined(
        compose("举办统战、侨务和暖企活动{activities}。", activities=activities),
        compose(
            f"{among}“党派服务进社区和园区”活动{{sessions}}。",
            sessions=book.some("soc_community_sessions"),
        ),
    )
    visited = joined(
        compose("暖企行动走访企业{visits}。", visits=book.some("soc_firm_visits")),
        compose("收集企业问题{raised}。", raised=book.some("soc_issues_raised")),
        compose("已解决企业问题{resolved}。", resolved=book.some("soc_issues_resolved")),
    )
    return known(held, visited)


def outreach_words(_: FactBook) -> list[Said]:
    """Where the newspaper has what firms and people overseas say."""
    return [Mark("企业或海外联谊对象的反映，须本人核准")]
