/** Where the development phrases are written: DATA_DIR/development-department-phrases.txt, for its owner only. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeepPhrase } from './ceremony.ts';

const NAME = 'development-department-phrases.txt';

/** One line a department: `hino environment k3v9-…`. A line of the same department is replaced. */
export function phraseFile(dataDir: string): KeepPhrase {
  const path = join(dataDir, NAME);
  return ({ city, department }, phrase) => {
    const lines = existsSync(path)
      ? readFileSync(path, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
      : [];
    const others = lines.filter((line) => !line.startsWith(`${city} ${department} `));
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, `${[...others, `${city} ${department} ${phrase}`].join('\n')}\n`, {
      mode: 0o600,
      flush: true,
    });
    renameSync(draft, path);
  };
}
