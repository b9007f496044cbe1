import { render } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import type { StaffSession } from '#contract/casework/schema.ts';
import { StaffApp } from '../staff-app.tsx';
import { type Answers, type Asked, fakeNetwork, json } from './fake-network.ts';
import { edition, guide } from './samples.ts';

const HINO = '/api/v1/hino';

/** Opens the staff app at an address, in a city hall whose other answers the test decides. */
export function openStaffApp(path: string, session: StaffSession | null, answers: Answers = {}): Asked[] {
  const asked = fakeNetwork({
    [`GET ${HINO}/guide`]: ({ query }) => json(guide(query.get('language') ?? 'ja')),
    [`GET ${HINO}/procedures/dog-registration/versions/1`]: ({ query }) =>
      json(edition(query.get('language') ?? 'ja')),
    [`GET ${HINO}/staff/session`]: () => json({ session }),
    ...answers,
  });
  render(
    <MemoryRouter initialEntries={[path]}>
      <StaffApp cities={[{ id: 'hino', names: { ja: '日野市', en: 'Hino City' } }]} />
    </MemoryRouter>,
  );
  return asked;
}
