import { Navigate, Route, Routes } from 'react-router';
import { homePath } from '#contract/addresses.ts';
import { CasePage } from './casework/case-page.tsx';
import { ListPage } from './casework/list-page.tsx';
import { CitiesPage } from './cities/cities-page.tsx';
import { useCity } from './cities/city-context.ts';
import { CityGate } from './cities/city-gate.tsx';
import { LanguageGate } from './frame/language-gate.tsx';
import type { CityName } from './page-data.ts';
import { SessionGate } from './sign-in/session-gate.tsx';

/** The addresses of the staff app: a language, a municipality behind a sign-in, its list, one case. */
export function StaffApp({ cities }: { readonly cities: readonly CityName[] }) {
  return (
    <Routes>
      <Route path="/" element={<Navigate replace to="/ja" />} />
      <Route path="/:language" element={<LanguageGate />}>
        <Route index element={<CitiesPage cities={cities} />} />
        <Route path=":city" element={<CityGate />}>
          <Route element={<SessionGate />}>
            <Route index element={<ListPage />} />
            <Route path="applications/:application" element={<CasePage />} />
            <Route path="*" element={<ToList />} />
          </Route>
        </Route>
      </Route>
    </Routes>
  );
}

/** An address of the residents' app, typed on the wrong origin. */
function ToList() {
  return <Navigate replace to={homePath(useCity().place)} />;
}
