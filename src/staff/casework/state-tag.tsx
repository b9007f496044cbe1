import { useTranslation } from 'react-i18next';
import type { ApplicationState } from '#contract/applications/schema.ts';
import { Tag } from '#ui/tag.tsx';

export function StateTag({ state }: { readonly state: ApplicationState }) {
  const { t } = useTranslation('casework');
  return <Tag kind={state === 'accepted' ? 'success' : 'info'}>{t(`state.${state}`)}</Tag>;
}
