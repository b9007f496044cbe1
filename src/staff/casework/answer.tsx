import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SealedContent } from '#contract/applications/schema.ts';
import { bankParts } from '#contract/procedures/answers.ts';
import { type ConcreteField, wordsOf } from '#contract/procedures/rules.ts';
import type { ProcedureText } from '#contract/procedures/schema.ts';
import { formatDate, formatNumber } from '#i18n/format.ts';
import { htmlLang } from '#lib/languages.ts';
import { Button } from '#ui/button.tsx';
import { useCity } from '../cities/city-context.ts';
import { BothLanguages } from './both-languages.tsx';
import { languageOfText } from './case-words.ts';

type AnswerProps = {
  readonly field: Exclude<ConcreteField, { kind: 'attachment' }>;
  readonly content: SealedContent;
  readonly text: ProcedureText;
  readonly writtenText: ProcedureText;
};

/** One answer as a clerk reads it. What a person typed is shown letter by letter as typed. */
export function Answer({ field, content, text, writtenText }: AnswerProps) {
  const { t } = useTranslation('casework');
  const { language } = useCity().place;
  const { answers } = content;
  const value = answers[field.key];
  if (field.kind === 'address') return <Address of={field.key} content={content} />;
  if (field.kind === 'bank-account') return <BankAccount of={field.key} content={content} />;
  if (value === undefined) return <span className="text-muted">{t('case.empty')}</span>;
  switch (field.kind) {
    case 'choice': {
      const words = (from: ProcedureText) => wordsOf(from, field).words.options?.[value] ?? value;
      return (
        <BothLanguages
          own={words(text)}
          written={language === content.language ? null : words(writtenText)}
          lang={htmlLang(content.language)}
        />
      );
    }
    case 'yes-no':
      return value === 'yes' || value === 'no' ? t(`case.${value}`) : value;
    case 'declaration':
      return value === 'yes' ? t('case.declared') : value;
    case 'date':
      return <time dateTime={value}>{formatDate(language, value)}</time>;
    case 'number':
      return t('case.quantity', {
        number: formatNumber(language, Number(value)),
        unit: wordsOf(text, field).words.unit ?? '',
      }).trim();
    case 'money':
      return t('case.yen', { amount: formatNumber(language, Number(value)) });
    case 'phone':
    case 'digits':
    case 'insured-number':
    case 'mail':
      return <span className="tabular-nums">{value}</span>;
    case 'my-number':
      return <MyNumber value={value} />;
    case 'name': {
      const note = answers[`${field.key}Note`];
      return (
        <>
          <Typed content={content}>{value}</Typed>
          {note === undefined ? null : (
            <div>
              <span className="text-muted">{t('case.characterNote')}</span>{' '}
              <Typed content={content}>{note}</Typed>
            </div>
          )}
        </>
      );
    }
    case 'kana':
    case 'text':
      return <Typed content={content}>{value}</Typed>;
  }
}

function Typed({ content, children }: { readonly content: SealedContent; readonly children: string }) {
  return <span lang={htmlLang(languageOfText(children, content.language))}>{children}</span>;
}

/** Not for the eyes of whoever stands behind. */
function MyNumber({ value }: { readonly value: string }) {
  const { t } = useTranslation('casework');
  const [isShown, setShown] = useState(false);
  return (
    <>
      <span className="tabular-nums">
        {isShown ? value.replace(/(\d{4})(?=\d)/gu, '$1 ') : '•••• •••• ••••'}
      </span>{' '}
      <Button variant="text" onClick={() => setShown(!isShown)}>
        {isShown ? t('case.hideNumber') : t('case.showNumber')}
      </Button>
    </>
  );
}

function BankAccount({ of, content }: { readonly of: string; readonly content: SealedContent }) {
  const { t } = useTranslation('casework');
  const parts = bankParts.flatMap((part) => {
    const value = content.answers[`${of}${part}`];
    return value === undefined ? [] : [{ part, value }];
  });
  if (parts.length === 0) return <span className="text-muted">{t('case.empty')}</span>;
  return parts.map(({ part, value }) => (
    <div key={part}>
      <span className="text-muted">{t(`case.bank.${part}`)}</span>{' '}
      {part === 'Type' && (value === 'ordinary' || value === 'current') ? (
        t(`case.accountType.${value}`)
      ) : (
        <Typed content={content}>{value}</Typed>
      )}
    </div>
  ));
}

function Address({ of, content }: { readonly of: string; readonly content: SealedContent }) {
  const { t } = useTranslation('casework');
  const { answers } = content;
  const code = answers[`${of}PostalCode`];
  const lines = ['Town', 'Street', 'Building'].flatMap((part) => answers[`${of}${part}`] ?? []);
  if (!code && lines.length === 0) return <span className="text-muted">{t('case.empty')}</span>;
  return (
    <>
      {code ? <div>{t('case.postalCode', { code: code.replace(/^(\d{3})(\d{4})$/u, '$1-$2') })}</div> : null}
      {lines.map((line) => (
        <div key={line}>
          <Typed content={content}>{line}</Typed>
        </div>
      ))}
    </>
  );
}
