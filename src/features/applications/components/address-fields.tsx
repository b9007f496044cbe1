import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withoutSeparators } from '#lib/japanese.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import type { FieldWords } from '#ui/field-ids.ts';
import { Fieldset } from '#ui/fieldset.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { loadPostalCodes } from '../queries.ts';
import type { FieldInputProps } from './field-input.tsx';

type AddressFieldsProps = Pick<
  FieldInputProps,
  'field' | 'typed' | 'onChange' | 'errors' | 'readOnly' | 'city'
> & {
  readonly words: FieldWords & { readonly id: string };
  readonly box: (name: string) => { name: string; value: string; readOnly: boolean };
};

/** Postal code first, which suggests the town; a suggestion never overwrites what was typed. */
export function AddressFields({
  field,
  typed,
  onChange,
  errors,
  readOnly,
  city,
  words,
  box,
}: AddressFieldsProps) {
  const { t } = useTranslation('applications');
  const at = (part: string) => `${field.key}${part}`;
  const towns = useTowns(city, typed[at('PostalCode')] ?? '');
  const [isUsed, setUsed] = useState(false);
  const typedTown = typed[at('Town')] ?? '';
  const offered = readOnly ? [] : towns.filter((town) => town !== typedTown);
  const input = (part: string) => ({ ...box(at(part)), id: at(part), error: errors.get(at(part)) });
  const use = (town: string) => {
    onChange(at('Town'), town);
    setUsed(true);
    document.getElementById(at('Street'))?.focus();
  };
  return (
    <Fieldset {...words} mark={undefined} error={undefined}>
      <div className="flex flex-col gap-4">
        <TextField
          {...input('PostalCode')}
          label={t('address.postalCode')}
          mark={t('optional')}
          help={t('address.postalCodeHelp')}
          inputMode="numeric"
          autoComplete="postal-code"
          className="max-w-40"
        />
        {offered.map((town) => (
          <Card key={town} variant="quiet">
            <p className="font-bold" lang="ja">
              {town}
            </p>
            <p>{t('address.suggestion')}</p>
            <Button variant="outline" className="self-start" onClick={() => use(town)}>
              {t('address.use')}
            </Button>
          </Card>
        ))}
        <p role="status" className="sr-only">
          {isUsed ? t('address.used') : ''}
        </p>
        <TextField
          {...input('Town')}
          label={t('address.town')}
          mark={t('required')}
          autoComplete="address-level2"
        />
        <TextField
          {...input('Street')}
          label={<MarkedText>{t('address.street')}</MarkedText>}
          mark={t('required')}
          help={<MarkedText>{t('address.streetHelp')}</MarkedText>}
          autoComplete="address-line1"
        />
        <TextField
          {...input('Building')}
          label={t('address.building')}
          mark={t('optional')}
          autoComplete="address-line2"
        />
      </div>
    </Fieldset>
  );
}

/** Towns of a whole postal code; none while it is incomplete or unknown here. */
function useTowns(city: string, typed: string): readonly string[] {
  const [towns, setTowns] = useState<readonly string[]>([]);
  const code = withoutSeparators(typed);
  useEffect(() => {
    let isGone = false;
    if (!/^\d{7}$/.test(code)) setTowns([]);
    else {
      loadPostalCodes(city).then((codes) => {
        if (!isGone) setTowns(codes?.[code] ?? []);
      });
    }
    return () => {
      isGone = true;
    };
  }, [city, code]);
  return towns;
}
