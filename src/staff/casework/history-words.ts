import type { TFunction } from 'i18next';

/** An act of the record in words; one that this app does not know yet is shown by its name. */
export function historyWords(t: TFunction<'casework'>, act: string): string {
  switch (act) {
    case 'received':
    case 'read':
    case 'accepted':
      return t(`history.${act}`);
    case 'read-attachment':
      return t('history.readAttachment');
    default:
      return t('history.other', { act });
  }
}
