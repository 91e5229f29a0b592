"""创新管理: the fund, the incubation base, social work and purchased services (key work 2)."""

from __future__ import annotations

from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import compose
from pipelines.summary.sections.phrases import Said, change, known


def social_organisations(book: FactBook) -> list[Said]:
    """From the money to the organisations that came of it."""
    return known(
        _fund(book),
        _base(book),
        change(book, "kw02_social_work_agencies", "社工服务机构", "变成"),
        change(book, "kw02_exam_candidates", "参加社工职称考试的人数"),
        _purchased(book),
    )


def incubation_base(book: FactBook) -> list[Said]:
    """The base and what it has brought forth."""
    return known(_base(book))


def _fund(book: FactBook) -> Said:
    paid = book.of("kw02_special_fund_paid")
    pattern = "{year}年，{area}设立社会组织专项扶持资金，拨款{fund}"
    fund = book.of("kw02_special_fund_appropriated")
    values = {"year": str(book.year), "area": book.area_name, "fund": fund}
    if paid is None or not paid.value:
        return compose(pattern + "。", **values)
    return compose(pattern + "；专项扶持资金已拨付{paid}。", **values, paid=paid)


def _base(book: FactBook) -> Said:
    graduated = book.of("kw02_organisations_graduated")
    pattern = "区级社会组织孵化基地面积{area}，已实现孵化{count}社会组织"
    values = {
        "area": book.of("kw02_incubation_base_area"),
        "count": book.of("kw02_organisations_incubated"),
    }
    if graduated is None or not graduated.value:
        return compose(pattern + "。", **values)
    return compose(pattern + "，其中{graduated}社会组织已出壳。", **values, graduated=graduated)


def _purchased(book: FactBook) -> Said:
    return compose(
        "政府购买服务方面，已投入{spending}，购买{projects}社工专业服务项目。",
        spending=book.of("kw02_purchased_service_spending"),
        projects=book.of("kw02_purchased_service_projects"),
    )
