/**
 * The long form page as react-hook-form and zod would have it: fields that keep their own text, one schema for
 * all. The parts and the style sheet are the app's own, so that only the form's machinery differs. It saves
 * nothing. `?fields=20&mode=onChange` says how many fields there are and when it validates.
 */
import '../../../src/ui/styles.css';
import { zodResolver } from '@hookform/resolvers/zod';
import { createRoot } from 'react-dom/client';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { z } from 'zod';
import { Button } from '../../../src/ui/button.tsx';
import { Radio } from '../../../src/ui/choice.tsx';
import { DateFields } from '../../../src/ui/date-fields.tsx';
import { PageHeading } from '../../../src/ui/page-heading.tsx';
import { RadioGroup } from '../../../src/ui/radio-group.tsx';
import { TextField } from '../../../src/ui/text-field.tsx';
import { type LongField, longForm, MAX_LENGTH, OPTIONS } from '../long-form.ts';

type Values = Record<string, string>;
type Form = UseFormReturn<Values>;

function schemaOf(fields: readonly LongField[]) {
  return z.object(Object.fromEntries(fields.flatMap(rulesOf)));
}

/** Much what the app asks of these kinds. */
function rulesOf({ key, kind }: LongField): [string, z.ZodType<string, string>][] {
  switch (kind) {
    case 'text':
      return [[key, z.string().min(1, 'empty').max(MAX_LENGTH, 'too long')]];
    case 'phone':
      return [[key, z.string().regex(/^[0-9０-９+＋][0-9０-９ー‐-]{8,}$/u, 'not a phone')]];
    case 'date':
      return [
        [`${key}Year`, z.string().regex(/^(\d{4}|(昭和|平成|令和)(元|\d{1,2}))$/u, 'not a year')],
        [`${key}Month`, z.string().regex(/^(0?[1-9]|1[0-2])$/u, 'not a month')],
        [`${key}Day`, z.string().regex(/^(0?[1-9]|[12]\d|3[01])$/u, 'not a day')],
      ];
    case 'choice':
      return [[key, z.string().refine((value) => value in OPTIONS, 'none chosen')]];
  }
}

function LongFormPage({ fields, mode }: { readonly fields: readonly LongField[]; readonly mode: Mode }) {
  const form = useForm<Values>({ mode, resolver: zodResolver(schemaOf(fields)) });
  return (
    <form noValidate onSubmit={form.handleSubmit(() => undefined)} className="flex flex-col gap-5">
      <PageHeading>react-hook-form + zod</PageHeading>
      {fields.map((field) => (
        <LongFieldInput key={field.key} field={field} form={form} />
      ))}
      <Button type="submit">次へ</Button>
    </form>
  );
}

function LongFieldInput({ field, form }: { readonly field: LongField; readonly form: Form }) {
  const { key, kind, label, help } = field;
  const { errors } = form.formState;
  const box = (name: string) => ({ ...form.register(name), autoComplete: 'off' });
  const words = { id: key, label, help, mark: '（必須）', error: errors[key]?.message };
  switch (kind) {
    case 'text':
      return <TextField {...words} {...box(key)} />;
    case 'phone':
      return <TextField {...words} {...box(key)} type="tel" inputMode="tel" />;
    case 'date': {
      const parts = ['Year', 'Month', 'Day'].map((part) => errors[`${key}${part}`]?.message);
      return (
        <DateFields
          {...words}
          error={parts.find((part) => part !== undefined)}
          year={{ ...box(`${key}Year`), label: '年' }}
          month={{ ...box(`${key}Month`), label: '月' }}
          day={{ ...box(`${key}Day`), label: '日' }}
        />
      );
    }
    case 'choice':
      return (
        <RadioGroup {...words}>
          {Object.entries(OPTIONS).map(([option, text]) => (
            <Radio key={option} id={`${key}-${option}`} value={option} label={text} {...box(key)} />
          ))}
        </RadioGroup>
      );
  }
}

const MODES = ['onChange', 'onBlur'] as const;
type Mode = (typeof MODES)[number];

const asked = new URLSearchParams(location.search);
const mode = MODES.find((one) => one === asked.get('mode'));
const root = document.getElementById('root');
if (!root || !mode) throw new Error('the address names no mode');
createRoot(root).render(
  <main className="mx-auto max-w-2xl px-4 py-6">
    <LongFormPage fields={longForm(Number(asked.get('fields')))} mode={mode} />
  </main>,
);
