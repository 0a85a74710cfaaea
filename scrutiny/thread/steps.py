"""A chain said as the steps of a thread, without a query."""

from scrutiny.thread import answered, asked, done, evidenced, rated, reported, words
from scrutiny.thread.chain import Chain
from scrutiny.thread.start import StartKind
from scrutiny.thread.step import Step, Thread

OF_COMMITTEES = (StartKind.MEETING, StartKind.SCRUTINY)


def thread(chain: Chain) -> Thread:
    """The thread through a chain, from what was asked to what was answered."""
    families = asked.lessons(chain)
    begins_with_families = chain.start.kind is StartKind.LESSON
    steps = [
        *([families] if begins_with_families else []),
        *_plan_steps(chain),
        reported.papers(chain),
        *([reported.minutes(chain)] if chain.papers.minutes else []),
        answered.recommendations(chain),
        answered.responses(chain),
    ]
    return Thread(
        caption=words.caption(chain),
        heading=words.heading(chain, steps),
        lead=words.lead(chain),
        steps=tuple(steps),
        families=None if begins_with_families or not chain.reader.sees_feedback else families,
    )


def _plan_steps(chain: Chain) -> list[Step]:
    """From the recommendation to the evidence; what no action of a plan is linked to stops at that gap."""
    if not chain.actions and not chain.demands:
        return [done.actions(chain)]
    steps = [asked.demands(chain)]
    if chain.start.kind is StartKind.MEETING:
        steps.append(asked.plans(chain))
    if chain.priorities:
        steps.append(asked.priorities(chain))
    steps.append(done.actions(chain))
    return [*steps, rated.ratings(chain), evidenced.evidence(chain)] if chain.actions else steps
