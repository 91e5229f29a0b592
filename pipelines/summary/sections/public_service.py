"""服务大局 and 新三水人: newcomers (key work 5) and outreach."""

from __future__ import annotations

from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import compose
from pipelines.summary.sections.phrases import Said, known, until


def newcomers(book: FactBook) -> list[Said]:
    """Permits, admissions by points, training."""
    return known(
        compose(
            "{until}，首次办理居住证{permits}，积分入户、入学等入围{admitted}。",
            until=until(book),
            permits=book.of("kw05_permits_issued"),
            admitted=book.of("kw05_points_admissions"),
        ),
        compose(
            "举办新三水人培训{sessions}，新三水人参加培训{people}；流管协管员培训{trained}。",
            sessions=book.of("kw05_newcomer_training_sessions"),
            people=book.of("kw05_newcomer_participants"),
            trained=book.of("kw05_coordinators_trained"),
        ),
    )


def outreach(book: FactBook) -> list[Said]:
    """Parties' services in communities, firms visited, problems solved."""
    return known(
        compose(
            "举办统战、侨务和暖企活动{activities}，其中“党派服务进社区和园区”活动{sessions}。",
            activities=book.of("soc_outreach_activities"),
            sessions=book.of("soc_community_sessions"),
        ),
        compose(
            "暖企行动走访企业{firms}，收集企业问题{raised}，已解决企业问题{resolved}。",
            firms=book.of("soc_firms_visited"),
            raised=book.of("soc_issues_raised"),
            resolved=book.of("soc_issues_resolved"),
        ),
    )
