/** The passages that a phone searches, cut from what the catalogue says about procedures and life events. */
import type { LifeEvent } from '#contract/procedures/life-events.ts';
import type { ProcedureEdition } from '#contract/procedures/schema.ts';
import type { Passage, PassagePlace, SearchTexts } from '#contract/procedures/search-texts.ts';

/** @param editions the newest of each procedure that the city offers, in one language */
export function searchTextsOf(
  editions: readonly ProcedureEdition[],
  events: readonly LifeEvent[],
): SearchTexts {
  return {
    passages: editions.flatMap(passagesOf),
    events: events.map(({ id, title, lead, keywords, entries }) => ({
      event: id,
      title,
      lead,
      keywords,
      entries: entries.map((entry) => ({ id: entry.id, title: entry.title, text: entry.text })),
    })),
  };
}

function passagesOf({ definition: { id: procedure }, text }: ProcedureEdition): Passage[] {
  const cut = (place: PassagePlace, texts: readonly (string | undefined)[]) =>
    texts.flatMap((passage, index) =>
      passage ? [{ id: `${procedure}/${place}/${index}`, procedure, place, text: passage }] : [],
    );
  return [
    ...cut('for-whom', [text.forWhom]),
    ...cut('until-when', [text.untilWhen]),
    ...cut('prepare', text.prepare),
    ...cut('fee', Object.values(text.fee)),
    ...cut('next', Object.values(text.next)),
    ...cut('eligibility', [
      ...Object.values(text.eligibility.questions).map(({ label, help }) =>
        [label, help].filter(Boolean).join(' '),
      ),
      ...Object.values(text.eligibility.reasons),
    ]),
  ];
}
