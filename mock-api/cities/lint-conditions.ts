import type { Condition, GroupField, ProcedureDefinition } from '#contract/procedures/schema.ts';
import { type Asked, askedInOrder, meaningOf } from './asked-order.ts';
import type { Complaint } from './lint-definition.ts';
import { comparisonsIn } from './possible-answers.ts';

/** Every condition reads what was asked before it, and compares it with something that it can be. */
export function lintConditions(definition: ProcedureDefinition, complain: Complaint): void {
  const asked = askedInOrder(definition);
  const questions = asked.filter(({ field }) => field === null);
  const check = checkerOf(complain);
  for (const [index, one] of asked.entries()) check(one.when, asked.slice(0, index), one.group, one.path);
  for (const [index, page] of definition.pages.entries()) {
    const before = asked.filter(({ path }) => path[0] !== 'pages' || Number(path[1]) < index);
    check(page.when, before, null, ['pages', index]);
  }
  for (const { field, path, group } of asked) {
    if (field?.kind !== 'date') continue;
    const written = group?.fields.find(({ key }) => key === field.group?.field) ?? field;
    const rules = written.kind === 'date' ? (written.ages ?? []) : [];
    for (const [index, { when }] of rules.entries()) check(when, asked, group, [...path, 'ages', index]);
  }
  for (const [index, verdict] of (definition.eligibility?.verdicts ?? []).entries()) {
    check(verdict.when, questions, null, ['eligibility', 'verdicts', index]);
  }
  for (const [index, item] of definition.fee.entries()) {
    check(item.when, asked, groupNamed(asked, item.each), ['fee', index]);
  }
  for (const [index, step] of definition.next.entries()) check(step.when, asked, null, ['next', index]);
  lintVerdicts(definition, complain);
}

/** The group of this key; null when there is none. */
export function groupNamed(asked: readonly Asked[], key: string | undefined): GroupField | null {
  const field = asked.find((one) => one.key === key)?.field;
  return field?.kind === 'group' ? field : null;
}

type Check = (
  condition: Condition | undefined,
  before: readonly Asked[],
  group: GroupField | null,
  path: readonly PropertyKey[],
) => void;

function checkerOf(complain: Complaint): Check {
  return (condition, before, group, path) => {
    for (const comparison of comparisonsIn(condition)) {
      if ('count' in comparison) {
        if (!groupNamed(before, comparison.count)) {
          complain(path, `counts ${comparison.count}, which is no group that is asked before it`);
        }
        continue;
      }
      const meant = meaningOf(comparison.field, before, group);
      if (!meant) {
        complain(path, `depends on ${comparison.field}, which is not asked before it`);
      } else if ('is' in comparison) {
        if (!optionsOf(meant).includes(comparison.is)) {
          complain(path, `${comparison.field} never is ${comparison.is}`);
        }
      } else if (meant.field?.kind !== 'number' && meant.field?.kind !== 'money') {
        complain(path, `${comparison.field} is no number and has no least`);
      }
    }
  };
}

function optionsOf({ field, options }: Asked): readonly string[] {
  switch (field?.kind) {
    case undefined:
      return options;
    case 'choice':
      return field.options;
    case 'yes-no':
      return ['yes', 'no'];
    case 'declaration':
      return ['yes'];
    default:
      return [];
  }
}

function lintVerdicts(definition: ProcedureDefinition, complain: Complaint): void {
  if (!definition.eligibility) return;
  const { verdicts } = definition.eligibility;
  for (const [index, verdict] of verdicts.entries()) {
    const path = ['eligibility', 'verdicts', index];
    const isLast = index === verdicts.length - 1;
    if (verdict.when === undefined && !isLast) {
      complain(path, 'hides the verdicts after it: it has no condition');
    }
    if (verdict.when !== undefined && isLast) {
      complain(path, 'is the last verdict and must hold without condition');
    }
  }
  if (verdicts.length === 0) complain(['eligibility', 'verdicts'], 'there is no verdict');
}
