import { useTranslation } from 'react-i18next';
import { accountTypes, type BankPart } from '#contract/procedures/answers.ts';
import { Fieldset } from '#ui/fieldset.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { Options } from './choice-fields.tsx';
import type { InputProps } from './field-input.tsx';

/** An account as its bank book prints it. */
export function BankFields({ field, words, typing, errors, readOnly }: InputProps<'bank-account'>) {
  const { t } = useTranslation('applications');
  const part = (name: BankPart, label: string, help?: string) => {
    const id = `${field.key}${name}`;
    return {
      id,
      label: <MarkedText>{label}</MarkedText>,
      mark: words.mark,
      help: help ? <MarkedText>{help}</MarkedText> : undefined,
      error: errors.get(id),
    };
  };
  const box = (name: BankPart) => ({ ...typing.box(`${field.key}${name}`), readOnly });
  return (
    <Fieldset {...words} mark={undefined}>
      <div className="flex flex-col gap-4">
        <TextField {...part('Bank', t('bank.bank'), t('bank.bankHelp'))} {...box('Bank')} />
        <TextField {...part('Branch', t('bank.branch'), t('bank.branchHelp'))} {...box('Branch')} />
        <Options
          name={`${field.key}Type`}
          words={part('Type', t('bank.type'))}
          typing={typing}
          readOnly={readOnly}
          options={accountTypes.map((option) => ({ option, label: t(`bank.${option}`) }))}
        />
        <TextField
          {...part('Number', t('bank.number'), t('bank.numberHelp'))}
          {...box('Number')}
          inputMode="numeric"
          className="max-w-60"
        />
        <TextField {...part('Holder', t('bank.holder'), t('bank.holderHelp'))} {...box('Holder')} />
      </div>
    </Fieldset>
  );
}
