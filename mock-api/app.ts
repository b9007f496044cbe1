/** One app for each audience: the same process, another origin, other operations. */
import { Hono } from 'hono';
import type { Endpoint } from '#contract/endpoint.ts';
import { ENDPOINTS } from '#contract/endpoints.ts';
import { uuidv7 } from '#lib/uuid.ts';
import { applicationRoutes } from './features/applications/routes.ts';
import { caseworkRoutes } from './features/casework/routes.ts';
import { procedureRoutes } from './features/procedures/routes.ts';
import { docsRoutes } from './features/system/docs-routes.ts';
import { systemRoutes } from './features/system/routes.ts';
import { traceOf } from './log.ts';
import { type Api, type ApiEnvironment, refuseOtherMethods } from './middleware/implement.ts';
import { failureOf, isAbandoned, problemResponse } from './middleware/problem-response.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import type { Services } from './services.ts';
import { DEVELOPMENT_LOGIN, developmentLoginRoutes } from './simulators/development-login/routes.ts';
import { siteRoutes } from './site/routes.ts';

const SIMULATED: readonly Endpoint[] = DEVELOPMENT_LOGIN;

/**
 * Everything that one origin serves.
 * @param services tests give their own clock, database and log, and call `app.request()`
 */
export function createApp(services: Services): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();
  const api: Api = { app, services, implemented: [] };
  app.use(securityHeaders(new URL(services.origin).protocol === 'https:'));
  app.use(async (context, next) => {
    const start = performance.now();
    context.set('correlationId', uuidv7(services.clock, services.randomBytes));
    context.set('route', 'none');
    await next();
    const operation = context.get('operation');
    services.log({
      kind: 'request',
      method: context.req.method,
      route: context.get('route'),
      status: context.res.status,
      ms: Math.round(performance.now() - start),
      correlationId: context.get('correlationId'),
      ...(operation ? { operation } : {}),
    });
  });

  systemRoutes(api);
  procedureRoutes(api);
  docsRoutes(
    api,
    services.simulators ? ENDPOINTS : ENDPOINTS.filter((endpoint) => !SIMULATED.includes(endpoint)),
  );
  switch (services.audience) {
    case 'resident':
      applicationRoutes(api);
      break;
    case 'staff':
      caseworkRoutes(api);
      if (services.simulators) developmentLoginRoutes(api);
      break;
  }
  refuseOtherMethods(api);
  app.all('/api/*', () => problemResponse({ code: 'not-found' }));
  if (services.distDir !== null) siteRoutes(app, services, services.distDir);
  app.notFound(() => problemResponse({ code: 'not-found' }));

  app.onError((error, context) => {
    const failure = failureOf(error);
    const correlationId = context.get('correlationId');
    if (failure.code === 'unexpected' && isAbandoned(error)) return problemResponse({ code: 'bad-request' });
    if (failure.code !== 'in-flight') services.log({ kind: 'failure', correlationId, error: traceOf(error) });
    return problemResponse(failure, failure.code === 'unexpected' ? { correlationId } : {});
  });
  return app;
}
