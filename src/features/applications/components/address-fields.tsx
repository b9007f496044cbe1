import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withoutSeparators } from '#lib/japanese.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Fieldset } from '#ui/fieldset.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useTyped } from '../model/typing.ts';
import { loadPackAhead, loadTowns } from '../postal-pack.ts';
import type { InputProps } from './field-input.tsx';

/** Postal code first, which suggests the town; a suggestion never overwrites what was typed. */
export function AddressFields({ field, words, typing, errors, readOnly }: InputProps<'address'>) {
  const { t } = useTranslation('applications');
  const at = (part: string) => `${field.key}${part}`;
  const input = (part: string) => ({
    ...typing.box(at(part)),
    readOnly,
    id: at(part),
    error: errors.get(at(part)),
  });
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
        <Suggestions keyOf={at} typing={typing} readOnly={readOnly} />
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

type SuggestionsProps = Pick<InputProps<'address'>, 'typing' | 'readOnly'> & {
  readonly keyOf: (part: string) => string;
};

function Suggestions({ keyOf, typing, readOnly }: SuggestionsProps) {
  const { t } = useTranslation('applications');
  const towns = useTowns(useTyped(typing, keyOf('PostalCode')));
  const typedTown = useTyped(typing, keyOf('Town'));
  const [isUsed, setUsed] = useState(false);
  const offered = readOnly ? [] : towns.filter((town) => town !== typedTown);
  const use = (town: string) => {
    typing.change(keyOf('Town'), town);
    setUsed(true);
    document.getElementById(keyOf('Street'))?.focus();
  };
  return (
    <>
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
    </>
  );
}

/** Towns of a whole postal code; none while it is incomplete or unknown here. */
function useTowns(typed: string): readonly string[] {
  const [towns, setTowns] = useState<readonly string[]>([]);
  const code = withoutSeparators(typed);
  useEffect(() => {
    void loadPackAhead();
  }, []);
  useEffect(() => {
    let isGone = false;
    // The towns of the code before are wrong from now on, however long these take.
    setTowns([]);
    if (/^\d{7}$/.test(code)) {
      loadTowns(code).then((found) => {
        if (!isGone) setTowns(found);
      });
    }
    return () => {
      isGone = true;
    };
  }, [code]);
  return towns;
}
