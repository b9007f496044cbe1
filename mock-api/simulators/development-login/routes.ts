/** Simulator of the staff's identity provider: whoever comes chooses an account. Never part of real use. */
import { developmentLogin, listDevelopmentAccounts } from '#contract/casework/endpoints.ts';
import { toBase64Url } from '#lib/base64url.ts';
import { ok } from '#lib/result.ts';
import { appendAudit } from '../../audit/chain.ts';
import { refusal } from '../../middleware/failure.ts';
import { type Api, implement } from '../../middleware/implement.ts';
import { beginSession } from '../../middleware/staff-session.ts';
import { departmentsOf } from '../key-ceremony/ceremony.ts';
import { readDevelopmentAccounts } from './accounts.ts';

/** The operations that exist only while simulators run. */
export const DEVELOPMENT_LOGIN = [listDevelopmentAccounts, developmentLogin] as const;

export function developmentLoginRoutes(api: Api): void {
  const { services } = api;
  const accountsOf = readDevelopmentAccounts(departmentsOf(services.catalogue));

  implement(api, listDevelopmentAccounts, async ({ parameters: { city } }) =>
    ok({
      body: {
        accounts: accountsOf(city).map(({ account, name, department }) => ({
          account,
          name,
          city,
          department,
        })),
      },
    }),
  );

  implement(
    api,
    developmentLogin,
    async ({ parameters: { city }, body, context }) => {
      const found = accountsOf(city).find(({ account }) => account === body.account);
      const key = found && (await services.keys.departmentKey(city, found.department));
      if (!found || !key) return refusal('not-found');
      const who = { city, account: found.account, name: found.name, department: found.department };
      const { account, department } = who;
      const cookie = await services.db.transaction().execute(async (trx) => {
        const at = services.clock();
        await appendAudit(trx, { city, at, account, department, act: 'signed-in', application: null });
        return beginSession(trx, services, context, who);
      });
      return ok({
        body: { ...who, sealedDepartmentKey: toBase64Url(key.sealedIdentity) },
        headers: { 'set-cookie': cookie },
      });
    },
    { limit: 'login' },
  );
}
