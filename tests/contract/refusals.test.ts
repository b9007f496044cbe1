import { expect, it } from 'vitest';
import type { SealedContent } from '#contract/applications/schema.ts';
import type { ProblemCode } from '#contract/problem.ts';
import { uuidv7 } from '#lib/uuid.ts';
import { type Catalogue, loadCatalogue } from '#mock-api/cities/catalogue.ts';
import type { Filing } from '#tests/support/builders.ts';
import { problemOf, useCityHall } from '#tests/support/city-hall.ts';
import { describeOnEachEngine, type TestDatabase } from '#tests/support/database.ts';
import { greyJpeg } from '#tests/support/jpeg.ts';

async function nothingWasFiled({ db }: TestDatabase): Promise<void> {
  for (const table of ['applications', 'idempotency', 'audit', 'receipt_serials'] as const) {
    expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([]);
  }
}

describeOnEachEngine('a submission is refused and changes nothing', (engine) => {
  const on = useCityHall(engine);

  async function refused(filing: Filing, code: ProblemCode) {
    const problem = await problemOf(await on.hall.send(filing));
    expect(problem.code).toBe(code);
    await nothingWasFiled(on.database);
    return problem;
  }

  async function tampered(tamper: (content: SealedContent) => unknown, code: ProblemCode) {
    return refused(await on.hall.filing({ tamper }), code);
  }

  it('when what is inside is not what the outside says', async () => {
    await tampered((content) => ({ ...content, city: 'hachioji' }), 'cannot-open');
    await tampered((content) => ({ ...content, procedure: 'another' }), 'cannot-open');
    await tampered((content) => ({ ...content, version: '2' }), 'cannot-open');
    await tampered((content) => ({ ...content, more: 'than was agreed' }), 'cannot-open');
    await tampered(() => 'no object', 'cannot-open');
  });

  it('when it was sealed to another key', async () => {
    const filing = await on.hall.filing();
    const other = await on.hall.keys.currentIntakeKey('hachioji');
    const own = await on.hall.keys.currentIntakeKey('hino');
    await refused(
      await on.hall.filing({ intakeKey: { id: own.id, recipient: other.recipient } }),
      'cannot-open',
    );
    await refused({ ...filing, body: filing.body.replace(own.id, other.id) }, 'key-retired');
  });

  it('when the sealed text is no sealed text', async () => {
    const filing = await on.hall.filing();
    const body = (sealed: string) => JSON.stringify({ ...filing.submission, sealed });
    await refused({ ...filing, body: body('AAAA') }, 'cannot-open');
    await refused({ ...filing, body: body('A') }, 'cannot-open');
    await refused({ ...filing, body: body(filing.submission.sealed.slice(0, -40)) }, 'cannot-open');
  });

  it('when the resident’s own key is no key that can be sealed to', async () => {
    const noKey = `age1${'q'.repeat(58)}`;
    await tampered((content) => ({ ...content, residentRecipient: noKey }), 'cannot-open');
  });

  it('when the version was never published', async () => {
    const filing = await on.hall.filing();
    const body = JSON.stringify({ ...filing.submission, version: '99' });
    await refused({ ...filing, body }, 'version-unknown');
  });

  it('with every field that the phone’s own rules would have named', async () => {
    const { issues } = await tampered(
      ({ answers, ...content }) => ({
        ...content,
        answers: { ...answers, ownerPhone: '12', birth: '2999-01-01' },
      }),
      'answers-refused',
    );
    expect(issues).toEqual(
      expect.arrayContaining([
        { path: 'birth', code: 'in-the-future' },
        { path: 'ownerPhone', code: 'not-a-phone' },
      ]),
    );
  });

  it('when a day is in the future in Tokyo, whatever day it is in Greenwich', async () => {
    // 21 November 10:00 in Tokyo; ten hours earlier it is still the 20th in UTC, and the 21st in Tokyo.
    const tomorrow = (content: SealedContent) => ({
      ...content,
      answers: { ...content.answers, keptSince: '2026-11-22' },
    });
    await tampered(tomorrow, 'answers-refused');
    on.hall.pass(14 * 60 * 60 * 1000);
    expect((await on.hall.send(await on.hall.filing({ tamper: tomorrow }))).status).toBe(201);
  });

  it('when answers are not in the form in which they are decided upon', async () => {
    const { issues } = await tampered(
      ({ answers, ...content }) => ({ ...content, answers: { ...answers, ownerPhone: '０４２-585-1111' } }),
      'answers-refused',
    );
    expect(issues).toContainEqual({ path: 'ownerPhone', code: 'not-normalised' });
    await tampered(
      ({ answers, ...content }) => ({ ...content, answers: { ...answers, notAsked: 'x' } }),
      'answers-refused',
    );
  });

  it('when an answer is no text, which the database could not hold either', async () => {
    for (const value of ['\u0000', 'a\ud800', 'a\nb\u0007']) {
      const { issues } = await tampered(
        ({ answers, ...content }) => ({ ...content, answers: { ...answers, dogName: value } }),
        'answers-refused',
      );
      expect(issues).toContainEqual({ path: 'dogName', code: 'not-text' });
    }
  });

  it('in a language that the city hall does not speak', async () => {
    await refused(await on.hall.filing({ language: 'xx' }), 'answers-refused');
  });

  it('when a photograph that it names is not there: it may be sent again', async () => {
    const filing = await on.hall.filing({ photos: [greyJpeg({ width: 32, height: 32 })] });
    await refused(filing, 'attachment-missing');
    await on.hall.file(filing);
  });

  it('for good when a photograph that it names is another', async () => {
    const filing = await on.hall.filing({ photos: [greyJpeg({ width: 32, height: 32 })] });
    const [upload] = filing.uploads;
    const other = await on.hall.filing({ photos: [greyJpeg({ width: 40, height: 40 })] });
    const [otherUpload] = other.uploads;
    if (!upload || !otherUpload) throw new Error('a photograph was asked for');
    // Under the very id, but other bytes.
    const swapped = await on.hall.sendPhoto(filing, {
      ...otherUpload,
      key: upload.key,
      query: upload.query,
    });
    expect(swapped.status).toBe(201);
    expect((await problemOf(await on.hall.send(filing))).code).toBe('cannot-open');
  });

  it('for good when a photograph that it names was filed before', async () => {
    const filing = await on.hall.filing({ photos: [greyJpeg({ width: 32, height: 32 })] });
    await on.hall.file(filing);
    const again = await on.hall.send(filing, uuidv7(on.hall.services.clock));
    expect((await problemOf(again)).code).toBe('cannot-open');
    expect(await on.database.db.selectFrom('applications').select('id').execute()).toHaveLength(1);
  });

  it('when the photograph belongs to somebody else’s claim', async () => {
    const photo = greyJpeg({ width: 32, height: 32 });
    const theirs = await on.hall.filing({ photos: [photo] });
    for (const upload of theirs.uploads) expect((await on.hall.sendPhoto(theirs, upload)).status).toBe(201);
    const [upload] = theirs.uploads;
    if (!upload) throw new Error('a photograph was asked for');
    const attachments = [{ id: upload.key, sha256: upload.sha256 }];
    const mine = await on.hall.filing({
      tamper: (content) => ({
        ...content,
        answers: { ...content.answers, certificate: upload.key },
        attachments,
      }),
    });
    const body = JSON.stringify({ ...mine.submission, attachments });
    expect((await problemOf(await on.hall.send({ ...mine, body }))).code).toBe('attachment-missing');
    expect(await on.database.db.selectFrom('applications').selectAll().execute()).toEqual([]);
  });

  it('when answers and list do not name the same photographs', async () => {
    const filing = await on.hall.filing({ photos: [greyJpeg({ width: 32, height: 32 })] });
    for (const upload of filing.uploads) await on.hall.sendPhoto(filing, upload);
    const bare = await on.hall.filing();
    const attachments = filing.submission.attachments;
    const listed = await on.hall.filing({ tamper: (content) => ({ ...content, attachments }) });
    const body = JSON.stringify({ ...listed.submission, attachments, claimHash: filing.claimHash });
    expect((await problemOf(await on.hall.send({ ...bare, body }))).code).toBe('cannot-open');
  });
});

describeOnEachEngine('a procedure that goes to another department in its next version', (engine) => {
  const on = useCityHall(engine, { catalogue: handedOver(loadCatalogue()) });

  async function filingOf(version: string, queried: string) {
    const definition = on.hall.catalogue.definition('hino', 'dog-registration', version);
    if (!definition) throw new Error('it has two versions');
    const filing = await on.hall.filing({ definition, photos: [greyJpeg({ width: 32, height: 32 })] });
    for (const upload of filing.uploads) {
      const query = { ...upload.query, version: queried };
      expect((await on.hall.sendPhoto(filing, { ...upload, query })).status).toBe(201);
    }
    return filing;
  }

  it('takes photographs for the department of the version that is filed', async () => {
    for (const version of ['1', '2']) {
      const filing = await filingOf(version, version);
      expect((await on.hall.send(filing)).status, `version ${version}`).toBe(201);
    }
    const rows = await on.database.db.selectFrom('attachments').select('department').execute();
    expect(rows.map(({ department }) => department).sort()).toEqual(['environment', 'waterworks']);
  });

  it('refuses for good what was uploaded for another version’s department', async () => {
    const filing = await filingOf('1', '2');
    expect((await problemOf(await on.hall.send(filing))).code).toBe('cannot-open');
    expect(await on.database.db.selectFrom('applications').select('id').execute()).toEqual([]);
  });
});

/** The same catalogue with a second version of the dog registration, for the waterworks. */
function handedOver(catalogue: Catalogue): Catalogue {
  const definition: Catalogue['definition'] = (city, procedure, version) => {
    const first = catalogue.definition(city, procedure, '1');
    if (!first || version === '1') return first;
    return version === '2' ? { ...first, version, department: 'waterworks' } : null;
  };
  const versions: Catalogue['versions'] = (city) =>
    catalogue.versions(city).flatMap((first) => [first, definition(city, first.id, '2') ?? first]);
  return { ...catalogue, definition, versions };
}

describeOnEachEngine('a procedure that asks for proven identity', (engine) => {
  const on = useCityHall(engine, { catalogue: askingForIdentity(loadCatalogue()) });

  it('is refused without one', async () => {
    const filing = await on.hall.filing();
    expect((await problemOf(await on.hall.send(filing))).code).toBe('forbidden');
    await nothingWasFiled(on.database);
  });
});

/** The same catalogue, but for every procedure asking for an authenticated applicant. */
function askingForIdentity(catalogue: Catalogue): Catalogue {
  return {
    ...catalogue,
    definition(city, procedure, version) {
      const definition = catalogue.definition(city, procedure, version);
      return definition && { ...definition, assurance: 'authenticated' };
    },
  };
}
