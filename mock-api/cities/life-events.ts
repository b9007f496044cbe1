/** Life events of one city, made from the shared rules and words, those of the city laid over them. */
import type { CityGuide } from '#contract/cities/schema.ts';
import type {
  EntryRule,
  LifeEvent,
  LifeEventEntry,
  LifeEventRules,
  LifeEventWords,
} from '#contract/procedures/life-events.ts';

/** @returns events in their order, with only such entries as the city can serve */
export function lifeEventsOf(
  rules: LifeEventRules,
  words: LifeEventWords,
  procedures: CityGuide['procedures'],
): LifeEvent[] {
  return Object.entries(rules).map(([id, { questions, entries }]) => {
    const text = words[id];
    return {
      id,
      title: text?.title ?? '',
      lead: text?.lead ?? '',
      keywords: text?.keywords ?? [],
      questions: questions.map((question) => ({ id: question, label: text?.questions[question] ?? '' })),
      entries: Object.entries(entries).flatMap(([entry, rule]) =>
        rule ? entriesOf(id, entry, rule, words, procedures) : [],
      ),
    };
  });
}

function entriesOf(
  event: string,
  id: string,
  rule: EntryRule,
  words: LifeEventWords,
  procedures: CityGuide['procedures'],
): LifeEventEntry[] {
  const text = words[event]?.entries[id];
  const common = { id, text: text?.text ?? '', asks: rule.asks ?? [] };
  if (rule.procedure) {
    const offered = procedures.find((procedure) => procedure.id === rule.procedure);
    return offered ? [{ ...common, kind: 'procedure', procedure: offered.id, title: offered.title }] : [];
  }
  if (rule.event) {
    return [{ ...common, kind: 'event', event: rule.event, title: words[rule.event]?.title ?? '' }];
  }
  if (!rule.provenance || procedures.some((procedure) => procedure.id === rule.insteadOf)) return [];
  return [
    {
      ...common,
      kind: 'elsewhere',
      title: text?.title ?? '',
      where: text?.where ?? '',
      window: rule.window ?? null,
      provenance: rule.provenance,
    },
  ];
}
