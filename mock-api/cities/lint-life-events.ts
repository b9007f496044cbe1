import type { City } from '#contract/cities/schema.ts';
import type { EntryRule, LifeEventRules, LifeEventWords } from '#contract/procedures/life-events.ts';
import type { Complaint } from './lint-definition.ts';
import { lintProvenance } from './lint-provenance.ts';

/** @param known ids of every procedure that any city offers or the shared folder describes */
export function lintLifeEvents(
  rules: LifeEventRules,
  city: City,
  known: readonly string[],
  complain: Complaint,
): void {
  for (const [event, { questions, entries }] of Object.entries(rules)) {
    const asked = new Set<string>();
    for (const [id, rule] of Object.entries(entries)) {
      if (!rule) continue;
      const path = [event, 'entries', id];
      for (const question of rule.asks ?? []) {
        asked.add(question);
        if (!questions.includes(question))
          complain([...path, 'asks'], `asks ${question}, which is no question`);
      }
      lintTarget(rule, rules, known, (problem) => complain(path, problem));
      if (rule.window !== undefined && !city.windows.some((window) => window.id === rule.window)) {
        complain([...path, 'window'], `names the window ${rule.window}, which the city does not have`);
      }
    }
    for (const question of questions) {
      if (!asked.has(question)) complain([event, 'questions'], `asks ${question} for nothing`);
    }
    if (new Set(questions).size < questions.length) complain([event, 'questions'], 'has a question twice');
  }
  lintProvenance(rules, complain);
}

function lintTarget(
  rule: EntryRule,
  rules: LifeEventRules,
  known: readonly string[],
  complain: (problem: string) => void,
): void {
  const targets = [rule.procedure, rule.event, rule.provenance].filter((target) => target !== undefined);
  if (targets.length !== 1) complain('needs one of procedure, event or, done elsewhere, provenance');
  if (rule.event !== undefined && !rules[rule.event]) complain(`leads to ${rule.event}, which is no event`);
  for (const procedure of [rule.procedure, rule.insteadOf]) {
    if (procedure !== undefined && !known.includes(procedure)) {
      complain(`names ${procedure}, which is no procedure of any city`);
    }
  }
  if (rule.insteadOf !== undefined && rule.procedure !== undefined) {
    complain('stands instead of a procedure and is one');
  }
}

/** Words for everything that the rules have, and for nothing else. */
export function lintLifeEventWords(words: LifeEventWords, rules: LifeEventRules, complain: Complaint): void {
  sameKeys(words, rules, [], complain);
  for (const [event, { questions, entries }] of Object.entries(rules)) {
    const text = words[event];
    if (!text) continue;
    sameKeys(
      text.questions,
      Object.fromEntries(questions.map((question) => [question, true])),
      [event, 'questions'],
      complain,
    );
    // A city that drops an entry leaves its shared words unused.
    const kept = Object.fromEntries(Object.entries(entries).filter(([id, rule]) => rule ?? text.entries[id]));
    sameKeys(text.entries, kept, [event, 'entries'], complain);
    for (const [id, rule] of Object.entries(kept)) {
      const entry = text.entries[id];
      if (!rule || !entry) continue;
      const isElsewhere = rule.provenance !== undefined;
      for (const part of ['title', 'where'] as const) {
        if ((entry[part] !== undefined) !== isElsewhere) {
          complain([event, 'entries', id, part], isElsewhere ? 'is missing' : 'is given by what it leads to');
        }
      }
    }
  }
  lintNotEmpty(words, [], complain);
}

function sameKeys(
  words: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, unknown>>,
  path: readonly PropertyKey[],
  complain: Complaint,
): void {
  for (const key of Object.keys(rules))
    if (!Object.hasOwn(words, key)) complain([...path, key], 'has no words');
  for (const key of Object.keys(words)) {
    if (!Object.hasOwn(rules, key)) complain([...path, key], 'has words but no rule');
  }
}

function lintNotEmpty(value: unknown, path: readonly PropertyKey[], complain: Complaint): void {
  if (typeof value === 'string' && value.trim() === '') complain(path, 'is empty');
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) lintNotEmpty(part, [...path, key], complain);
}
