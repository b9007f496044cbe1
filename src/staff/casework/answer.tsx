import { useTranslation } from 'react-i18next';
import type { SealedContent } from '#contract/applications/schema.ts';
import type { Field, ProcedureText } from '#contract/procedures/schema.ts';
import { formatDate } from '#i18n/format.ts';
import { htmlLang } from '#lib/languages.ts';
import { useCity } from '../cities/city-context.ts';
import { BothLanguages } from './both-languages.tsx';
import { languageOfText } from './case-words.ts';

type AnswerProps = {
  readonly field: Exclude<Field, { kind: 'attachment' }>;
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
  if (value === undefined) return <span className="text-muted">{t('case.empty')}</span>;
  switch (field.kind) {
    case 'choice': {
      const words = (from: ProcedureText) => from.fields[field.key]?.options?.[value] ?? value;
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
    case 'phone':
    case 'digits':
      return <span className="tabular-nums">{value}</span>;
    case 'name':
    case 'kana':
    case 'text':
      return <span lang={htmlLang(languageOfText(value, content.language))}>{value}</span>;
  }
}

function Address({ of, content }: { readonly of: string; readonly content: SealedContent }) {
  const { t } = useTranslation('casework');
  const { answers, language } = content;
  const code = answers[`${of}PostalCode`];
  const lines = ['Town', 'Street', 'Building'].flatMap((part) => answers[`${of}${part}`] ?? []);
  if (!code && lines.length === 0) return <span className="text-muted">{t('case.empty')}</span>;
  return (
    <>
      {code ? <div>{t('case.postalCode', { code: code.replace(/^(\d{3})(\d{4})$/u, '$1-$2') })}</div> : null}
      {lines.map((line) => (
        <div key={line} lang={htmlLang(languageOfText(line, language))}>
          {line}
        </div>
      ))}
    </>
  );
}
