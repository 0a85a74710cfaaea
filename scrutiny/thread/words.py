"""A thread in a heading and a sentence or two: from where, to where, and where it stops."""

from improvement.models import Recommendation as Demand
from reports.prose import counted, in_words, listed, sentence
from scrutiny.thread.chain import Chain
from scrutiny.thread.evidenced import accepted
from scrutiny.thread.reported import often, points
from scrutiny.thread.start import StartKind
from scrutiny.thread.step import Step


def caption(chain: Chain) -> str:
    record = chain.start.record
    where = {
        StartKind.RECOMMENDATION: lambda: record.source,
        StartKind.ACTION: lambda: record.plan,
        StartKind.LESSON: lambda: "lessons from complaints",
        StartKind.MEETING: lambda: record.committee,
        StartKind.SCRUTINY: lambda: record.review or record.committee,
    }[chain.start.kind]()
    return f"Golden thread: {where}"


def heading(chain: Chain, steps: list[Step]) -> str:
    """“From recommendation 6 to action 3.8, and where the thread stops”."""
    end = ", and where the thread stops" if any(step.is_gap for step in steps) else ", to its answer"
    record = chain.start.record
    match chain.start.kind:
        case StartKind.MEETING:
            return f"What the meeting of {record.date:%-d %B %Y} had before it, asked and was answered"
        case StartKind.SCRUTINY:
            return f"From the committee’s recommendation {record.ref}{_to_actions(chain)}{end}"
        case StartKind.LESSON:
            return f"From lesson {record.ref}{_to_actions(chain)}{end}"
        case StartKind.RECOMMENDATION:
            return f"From {_demand(record)}{_to_actions(chain)}{end}"
    if len(chain.demands) == 1:
        return f"From {_demand(chain.demands[0])} to action {record.ref}{end}"
    asked = f"From {counted(len(chain.demands), 'recommendation')} to action" if chain.demands else "Action"
    return f"{asked} {record.ref}{end}"


def _demand(demand: Demand) -> str:
    return f"recommendation {demand.ref}"


def _to_actions(chain: Chain) -> str:
    if not chain.actions:
        return ""
    if len(chain.actions) == 1:
        return f" to action {chain.actions[0].ref}"
    return f" to {counted(len(chain.actions), 'action')}"


def lead(chain: Chain) -> str:
    """How often it was reported, for what evidence is accepted, and what committees said."""
    return " ".join(
        sentence(part) for part in (_reported(chain), *_evidence(chain), _challenged(chain)) if part
    )


def _reported(chain: Chain) -> str:
    if chain.start.kind is StartKind.MEETING:
        papers = sum(len(item.papers) for item in chain.papers.items)
        return f"{counted(len(chain.papers.items), 'item')} with {counted(papers, 'paper')} of this record"
    times = len(points(chain)) + len(chain.papers.items) + len(chain.papers.editions)
    if not times:
        return "It has not been reported yet"
    return f"It has been reported {often(times)}"


def _evidence(chain: Chain) -> list[str]:
    if not chain.actions:
        return []
    proved = len({row.action_id for row in accepted(chain)})
    if not proved:
        return ["No evidence is accepted"]
    if len(chain.actions) == 1:
        return ["Its evidence is accepted"]
    return [f"Evidence is accepted for {in_words(proved)} of {counted(len(chain.actions), 'action')}"]


def _challenged(chain: Chain) -> str:
    if not chain.reader.sees_committees:
        return ""
    if chain.start.kind is StartKind.SCRUTINY:
        return _answer_to_one(chain)
    if not chain.asked:
        return "No committee has made a recommendation about it"
    answered = sum(bool(each.responses.all()) for each in chain.asked)
    refs = listed([each.ref for each in chain.asked][:5])
    made = counted(len(chain.asked), "committee recommendation")
    return f"{made} ({refs}{' and more' if len(chain.asked) > 5 else ''}), {counted(answered, 'answer')}"


def _answer_to_one(chain: Chain) -> str:
    given = [row for each in chain.asked if each == chain.start.record for row in each.responses.all()]
    responses = sorted(given, key=lambda row: (row.given_on, row.pk))
    if not responses:
        return "It has not been answered yet"
    last = responses[-1]
    return (
        f"Its last answer, of {last.given_on:%-d %B %Y}, is: {last.get_answer_display() or 'no answer given'}"
    )
