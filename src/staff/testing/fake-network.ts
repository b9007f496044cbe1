/** The network as the staff app sees it: what is asked is written down, what is answered the test decides. */
import { vi } from 'vitest';
import { type ProblemCode, problem } from '#contract/problem.ts';

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: string | null;
};

/** Answers to `GET /api/…`; null is a connection that breaks. */
export type Answers = Record<string, (asked: Asked) => Response | null>;

/** Takes the place of `fetch` until `vi.unstubAllGlobals()`. @returns everything asked, in order */
export function fakeNetwork(answers: Answers): Asked[] {
  const all: Asked[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const url = new URL(address, 'https://staff.example');
    const asked: Asked = {
      method: init.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? init.body : null,
    };
    all.push(asked);
    const answer = answers[`${asked.method} ${asked.path}`]?.(asked);
    if (answer === undefined) throw new Error(`no answer is planned for ${asked.method} ${asked.path}`);
    if (answer === null) throw new TypeError('network broken');
    return answer;
  });
  return all;
}

export function json(body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { headers });
}

export function refusal(code: ProblemCode): Response {
  const body = problem(code);
  return Response.json(body, { status: body.status });
}
