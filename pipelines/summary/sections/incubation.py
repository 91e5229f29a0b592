"""创新管理: the fund, the incubation base, social work and purchased services (key work 2)."""

from __future__ import annotations

from pipelines.district_kind import district_kind
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import Mark, Said, Sentence, compose, joined
from pipelines.summary.sections.phrases import Turn, flow_change, known, state_change

_MOST_KINDS = 3
_AGENCIES, _CANDIDATES = Turn(grown="变成", alone="有"), Turn(alone="有")


def incubation(book: FactBook) -> list[Said]:
    """From the money to the organisations that came of it."""
    return known(fund(book), base(book))


def social_work(book: FactBook) -> list[Said]:
    """Agencies, candidates, and what is bought of them."""
    return known(
        state_change(book, "kw02_social_work_agencies", "社工服务机构", _AGENCIES),
        flow_change(book, "kw02_exam_candidates", "参加社工职称考试的人数", _CANDIDATES),
        _purchased(book),
    )


def social_work_words(_: FactBook) -> list[Said]:
    """Where the newspaper has somebody whom an organisation helped."""
    return [Mark("受益群众或社工机构的事例，须本人同意")]


def fund(book: FactBook) -> list[Said]:
    """The special fund: newly set up where there was none the year before."""
    fund = "kw02_special_fund_appropriated"
    set_up = "设立社会组织专项扶持资金，拨款" if book.is_new(fund) else "安排社会组织专项扶持资金"
    appropriated = compose(
        f"今年，{{area}}{set_up}{{fund}}。", area=book.area_name, fund=book.some(fund)
    )
    when = "年内" if book.is_whole_year else "其中"
    paid = compose(f"{when}已支付{{paid}}。", paid=book.some("kw02_special_fund_paid"))
    return joined(appropriated, paid)


def base(book: FactBook) -> list[Said]:
    """The base and what it has brought forth."""
    size = book.some("kw02_incubation_base_area")
    return joined(
        compose(f"{district_kind()}级社会组织孵化基地面积{{size}}。", size=size), *hatched(book)
    )


def hatched(book: FactBook) -> list[Said]:
    """How many organisations have come of the base."""
    begun = incubated(book)
    kinds = _kinds(book) if isinstance(begun, Sentence) else []
    among = "其中" if isinstance(begun, Sentence) else ""
    graduated = book.some("kw02_organisations_graduated")
    return joined(begun, *kinds, compose(f"{among}{{count}}已出壳。", count=graduated))


def incubated(book: FactBook) -> Said:
    """How many there are."""
    count = book.some("kw02_organisations_incubated")
    return compose("已实现孵化{count}社会组织。", count=count)


def _kinds(book: FactBook) -> list[Said]:
    """What most of them are, where that is known."""
    more = "等" if len(book.kinds_incubated) > _MOST_KINDS else ""
    named = "、".join(book.kinds_incubated[:_MOST_KINDS])
    return [compose(f"重点为{named}{more}。")] if named else []


def _purchased(book: FactBook) -> list[Said]:
    spending = book.some("kw02_purchased_service_spending")
    projects = book.some("kw02_purchased_service_projects")
    if not spending:
        return known(compose("政府购买社工专业服务项目{projects}。", projects=projects))
    return joined(
        compose("政府购买服务方面，已投入{spending}。", spending=spending),
        compose("购买{projects}社工专业服务项目。", projects=projects),
    )
