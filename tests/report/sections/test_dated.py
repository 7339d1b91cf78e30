"""The timeline of the report: what is dated, in lanes, each entry leading to its claims."""

import excomm as ex
from excomm.report.html import report_of
from excomm.report.people import badges_of
from excomm.report.sections.dated import dated_of
from tests.report.markup import markup_of


def test_every_dated_entry_stands_once_in_the_order_of_time_with_a_mark_in_each_lane() -> None:
    crisis = ex.load("b59-1962")
    found = ex.timeline(crisis)
    dated = dated_of(crisis, badges_of(crisis.actors))
    assert dated is not None
    entries = [entry for _, of_day in dated.days for entry in of_day]
    assert [entry.text for entry in entries] == [entry.text for entry in found.entries]
    assert dated.undated == len(found.undated)
    for shown, entry in zip(entries, found.entries, strict=True):
        acting = [lane for lane, mark in zip(found.lanes, shown.marks, strict=True) if mark]
        assert tuple(acting) == (entry.actors or ("others",))
        assert shown.firm == (entry.kind != "claim")


def test_a_crisis_without_dated_claims_has_no_timeline_in_its_report() -> None:
    crisis = ex.load("chicken")
    assert dated_of(crisis, badges_of(crisis.actors)) is None
    assert "Day by day" not in report_of(crisis)


def test_each_entry_leads_to_its_claims_among_the_sources() -> None:
    page = report_of(ex.load("b59-1962"), draws=0)
    section = page.partition('<section id="timeline"')[2].partition("</section>")[0]
    dated = [name for name, claim in ex.load("b59-1962").evidence.items() if claim.when]
    assert dated
    for name in dated:
        assert f'href="#claim-{name}"' in section
        assert f'id="claim-{name}"' in page
    assert "excomm timeline b59-1962" in markup_of(page).text
