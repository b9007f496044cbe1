import { describe, expect, it } from 'vitest';
import { loadCatalogue } from './catalogue.ts';
import published from './published.json' with { type: 'json' };
import { comparePublished, digestVersions } from './published.ts';

describe('published versions', () => {
  it('are as they were published', async () => {
    expect(comparePublished(published, await digestVersions(loadCatalogue()))).toEqual([]);
  });

  it('must not change', () => {
    const [problem, ...others] = comparePublished(
      { hino: { 'dog-registration/1': 'old' } },
      { hino: { 'dog-registration/1': 'new' } },
    );
    expect(problem).toContain('hino dog-registration/1 was published and has changed');
    expect(others).toEqual([]);
  });

  it('must not disappear, with their city neither', () => {
    expect(comparePublished({ hino: { 'dog-registration/1': 'old' } }, {})[0]).toContain('is gone');
  });

  it('are entered when they are new', () => {
    expect(comparePublished({}, { hino: { 'dog-registration/2': 'new' } })[0]).toContain(
      'published.json: new',
    );
  });
});
