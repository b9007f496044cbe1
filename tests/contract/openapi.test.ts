import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '#contract/endpoints.ts';
import { PROBLEM_STATUS } from '#contract/problem.ts';
import type { OpenApiDocument } from '#mock-api/features/system/openapi.ts';
import { openApiOf, problemsOf } from '#mock-api/features/system/openapi.ts';
import { useCityHall } from '#tests/support/city-hall.ts';
import { EMBEDDED } from '#tests/support/database.ts';

describe('the OpenAPI document', () => {
  const document = openApiOf(ENDPOINTS);

  it('has every operation of the contract once', () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(ids.sort()).toEqual(ENDPOINTS.map(({ id }) => id).sort());
    expect(ids.length).toBeGreaterThanOrEqual(17);
  });

  it('describes every part of the path as a parameter', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
      for (const { parameters } of Object.values(methods)) {
        expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(
          named,
        );
      }
    }
  });

  it('names every status that an operation may answer', () => {
    for (const endpoint of ENDPOINTS) {
      const operation = document.paths[endpoint.path]?.[endpoint.method.toLowerCase()];
      const statuses = problemsOf(endpoint).map((code) => String(PROBLEM_STATUS[code]));
      expect(Object.keys(operation?.responses ?? {}).sort()).toEqual(
        [...new Set([...statuses, String(endpoint.status)])].sort(),
      );
    }
  });

  it('says who may call and which headers an act needs', () => {
    const submit = document.paths['/api/v1/{city}/applications']?.post;
    expect(submit?.parameters.map(({ name }) => name)).toEqual(['city', 'Idempotency-Key']);
    const accept = document.paths['/api/v1/{city}/casework/applications/{application}/acceptance']?.post;
    expect(accept?.security).toEqual([{ staffSession: [] }]);
    expect(accept?.parameters.map(({ name }) => name)).toContain('If-Match');
    expect(document.paths['/api/v1/{city}/applications/{receipt}']?.get?.security).toEqual([{ claim: [] }]);
  });

  it('carries no dialect mark within', () => {
    expect(JSON.stringify(document)).not.toContain('$schema');
  });
});

describe('the documents of the API', () => {
  const on = useCityHall(EMBEDDED);

  it('are the same on both origins, and a page that needs neither script nor inline style', async () => {
    for (const app of [on.hall.residents, on.hall.staff]) {
      const document = (await (await app.request('/api/openapi.json')).json()) as OpenApiDocument;
      expect(document).toEqual(JSON.parse(JSON.stringify(openApiOf(ENDPOINTS))));
      const page = await (await app.request('/api/docs')).text();
      for (const { id } of ENDPOINTS) expect(page).toContain(`id="${id}"`);
      expect(page).not.toMatch(/<script|<style|style=|onclick/u);
      expect((await app.request('/api/docs.css')).headers.get('content-type')).toMatch(/^text\/css/u);
    }
  });
});
