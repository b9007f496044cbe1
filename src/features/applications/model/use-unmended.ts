import { startTransition, useEffect, useMemo, useState } from 'react';
import { normalise, validatePage } from '#contract/procedures/rules.ts';
import type { Page, ProcedureDefinition } from '#contract/procedures/schema.ts';
import { systemClock } from '#lib/clock.ts';
import { tokyoToday } from '#lib/dates.ts';
import type { Typing } from './typing.ts';

/** What an attempt to go on found; another attempt is another object. */
type Found = readonly { readonly path: string; readonly text: string }[];

/**
 * Words under the fields that are still wrong: what was mended since says so by losing them. The summary at the
 * top keeps its lines until the next attempt, so that nothing jumps away under a finger.
 */
export function useUnmended(
  found: Found,
  definition: ProcedureDefinition,
  page: Page | undefined,
  typing: Typing,
): ReadonlyMap<string, string> {
  const [seen, setSeen] = useState<{ of: Found; wrong: string } | null>(null);
  useEffect(() => {
    if (!page || found.length === 0) return undefined;
    return typing.subscribe(() =>
      startTransition(() => {
        const issues = validatePage(page, normalise(definition, typing.all()), tokyoToday(systemClock));
        const wrong = issues.map(({ path }) => path).join(' ');
        setSeen((before) => (before?.of === found && before.wrong === wrong ? before : { of: found, wrong }));
      }),
    );
  }, [found, definition, page, typing]);
  return useMemo(() => {
    const wrong = seen?.of === found ? seen.wrong.split(' ') : null;
    return new Map(
      found.filter(({ path }) => wrong?.includes(path) ?? true).map(({ path, text }) => [path, text]),
    );
  }, [found, seen]);
}
