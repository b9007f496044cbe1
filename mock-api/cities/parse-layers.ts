import type * as z from 'zod/mini';
import type { Layers, Report } from './layers.ts';

/**
 * Parses merged data at its border. What is wrong is reported under the file that said it.
 * @returns null when anything was reported
 */
export function parseLayers<Schema extends z.ZodMiniType>(
  schema: Schema,
  layers: Layers,
  report: Report,
): z.output<Schema> | null {
  const parsed = schema.safeParse(layers.content);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    // The file that wrote an unknown key is the one to mend.
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
    report(layers.fileOf(path), `${issue.path.join('.') || 'the file'} ${wordsFor(issue)}`);
  }
  return null;
}

/** zod/mini has no messages of its own: they would weigh on phones. */
function wordsFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `has the unknown key ${issue.keys.join(', ')}`;
    case 'invalid_type':
      return issue.input === undefined ? `is missing or no ${issue.expected}` : `is no ${issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    case 'invalid_format':
      return `must have the form ${issue.pattern ?? issue.format}`;
    case 'invalid_union':
      return 'has none of the shapes that it may have';
    default:
      return `is refused (${issue.code})`;
  }
}
