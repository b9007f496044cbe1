import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { ROOT } from '#tools/paths.ts';

export type Findings = {
  readonly modules: number;
  readonly dependencies: number;
  /** `rule: from → to` */
  readonly violations: readonly string[];
};

type Settings = IFlattenedRuleSet & {
  readonly options: { readonly enhancedResolveOptions: object } & Record<string, unknown>;
};

/** Holds the import table of `.dependency-cruiser.json` against a tree. @param baseDir with `src` or the like in it */
export async function findViolations(baseDir: string, folders: readonly string[]): Promise<Findings> {
  // The file's own schema is dependency-cruiser's.
  const { options, ...ruleSet } = JSON.parse(
    await readFile(join(ROOT, '.dependency-cruiser.json'), 'utf8'),
  ) as Settings;
  const { enhancedResolveOptions, ...rest } = options;
  const { output } = await cruise(
    [...folders],
    { ...rest, baseDir, ruleSet, validate: true },
    { ...enhancedResolveOptions, bustTheCache: true },
  );
  // Without an output type the output is the result itself.
  const { summary } = output as ICruiseResult;
  return {
    modules: summary.totalCruised,
    dependencies: summary.totalDependenciesCruised ?? 0,
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}
