/** Whatever stands in a definition must be met by somebody: no page that nobody sees, no verdict for nobody. */
import { whenInEntry } from '#contract/procedures/entries.ts';
import type { Condition, ProcedureDefinition } from '#contract/procedures/schema.ts';
import { askedInOrder } from './asked-order.ts';
import { groupNamed } from './lint-conditions.ts';
import type { Complaint } from './lint-definition.ts';
import { answersFor } from './possible-answers.ts';

/** @param definition one whose conditions name only what is asked before them */
export function lintReachable(definition: ProcedureDefinition, complain: Complaint): void {
  const check = checkerOf(definition, complain);
  const { questions, verdicts } = definition.eligibility ?? { questions: [], verdicts: [] };
  for (const [index, { when }] of questions.entries()) {
    check(['eligibility', 'questions', index], [], when, 'is never asked');
  }
  for (const [index, { when }] of verdicts.entries()) {
    const otherwise = when ?? { all: [] };
    check(['eligibility', 'verdicts', index], notBefore(verdicts, index), otherwise, 'is never reached');
  }
  // Whoever is sent to the counter has no form.
  const files = verdicts.flatMap(({ when, outcome }, index) =>
    outcome === 'counter' ? [{ not: { all: [...notBefore(verdicts, index), ...present(when)] } }] : [],
  );
  for (const [index, { when }] of definition.pages.entries()) {
    check(['pages', index], files, when, 'is never asked');
  }
  const asked = askedInOrder(definition);
  for (const { field, path, guards, group, when } of asked) {
    if (!field) continue;
    const own = group ? whenInEntry(when, group, 1) : when;
    check(path, [...files, ...guards], own, 'is never asked');
    if (field.kind !== 'date') continue;
    for (const [index, { when: counts }] of (field.ages ?? []).entries()) {
      // An entry's field has its conditions made its own already.
      check([...path, 'ages', index], [...files, ...guards], counts, 'never counts');
    }
  }
  for (const [index, { when, each }] of definition.fee.entries()) {
    const group = groupNamed(asked, each);
    const inside = group ? [{ count: group.key, atLeast: 1 }] : [];
    check(['fee', index], [...files, ...inside], group ? whenInEntry(when, group, 1) : when, 'is never due');
  }
  for (const [index, { when }] of definition.next.entries()) {
    check(['next', index], files, when, 'never comes');
  }
}

type Check = (
  path: readonly PropertyKey[],
  context: readonly Condition[],
  when: Condition | undefined,
  problem: string,
) => void;

function checkerOf(definition: ProcedureDefinition, complain: Complaint): Check {
  return (path, context, when, problem) => {
    if (when === undefined) return;
    const wanted = [...context, when];
    const found = answersFor(definition, wanted);
    if (found === 'too-many') complain(path, 'depends on more answers than can be tried: make it simpler');
    if (found === 'impossible') complain(path, `${problem}: no answers that are offered lead to it`);
    if (typeof found === 'string') return;
    for (const [branch, condition] of branchesOf(when)) {
      if (answersFor(definition, [...wanted, condition]) === 'impossible') {
        complain([...path, 'when', ...branch], 'can never hold: no answers that are offered lead to it');
      }
    }
  };
}

/** The alternatives in a condition: each must be of use. */
function branchesOf(
  condition: Condition,
  path: readonly PropertyKey[] = [],
): readonly (readonly [path: readonly PropertyKey[], condition: Condition])[] {
  if ('all' in condition) {
    return condition.all.flatMap((part, index) => branchesOf(part, [...path, 'all', index]));
  }
  if (!('any' in condition)) return [];
  return condition.any.flatMap((part, index) => {
    const own = [...path, 'any', index];
    return [[own, part] as const, ...branchesOf(part, own)];
  });
}

/** A verdict is only reached when none before it holds. */
function notBefore(
  verdicts: readonly { readonly when?: Condition | undefined }[],
  index: number,
): readonly Condition[] {
  return verdicts.slice(0, index).map(({ when }) => ({ not: when ?? { all: [] } }));
}

function present(condition: Condition | undefined): readonly Condition[] {
  return condition === undefined ? [] : [condition];
}
