/** Habits of the code that no linter of ours knows, as patterns over its lines. */

export type SourceRule = {
  readonly name: string;
  readonly pattern: RegExp;
  /** Which files it concerns, by their path in the project. */
  readonly files: RegExp;
};

const CODE = /\.(tsx?|css|html)$/u;
const SHIPPED = /^(src|public)\/|^[^/]+\.html$/u;

export const SOURCE_RULES: readonly SourceRule[] = [
  { name: 'the linter is not silenced', pattern: /biome-ignore/u, files: CODE },
  { name: 'the compiler is not silenced', pattern: /@ts-(ignore|nocheck|expect-error)/u, files: CODE },
  { name: 'nothing is any', pattern: /\bas any\b|<any>|: any(?:\[\]|[;,)]| =)/u, files: /\.tsx?$/u },
  { name: 'no web font', pattern: /@font-face|\.woff2?\b|fonts\.g(oogle|static)/u, files: SHIPPED },
  { name: 'no placeholder in a field', pattern: /\splaceholder=/u, files: /^src\/.*\.tsx$/u },
  { name: 'no date picker of the browser', pattern: /type="date"/u, files: /^src\/.*\.tsx$/u },
  { name: 'no inline style', pattern: /\sstyle=\{/u, files: /^src\/.*\.tsx$/u },
  { name: 'no HTML from strings', pattern: /dangerouslySetInnerHTML|\.innerHTML\s*=/u, files: /^src\//u },
  { name: 'zod is imported small', pattern: /from 'zod(\/v4)?'/u, files: /^src\//u },
  {
    name: 'nothing lies in localStorage that is a secret',
    pattern: /localStorage.*(token|claim|secret)/iu,
    files: /^src\//,
  },
];

/** `rule: file:line` for each line that breaks a rule. */
export function brokenRules(path: string, content: string): string[] {
  const rules = SOURCE_RULES.filter(({ files }) => files.test(path));
  return content
    .split('\n')
    .flatMap((line, index) =>
      rules.filter(({ pattern }) => pattern.test(line)).map(({ name }) => `${name}: ${path}:${index + 1}`),
    );
}
