import { memo } from 'react';
import type { Answers } from '#contract/procedures/answers.ts';
import { visibleFields } from '#contract/procedures/rules.ts';
import type { FieldText, Page, ProcedureText } from '#contract/procedures/schema.ts';
import type { Typing } from '../model/typing.ts';
import { type FieldErrors, FieldInput, type RenderPhotos } from './field-input.tsx';
import { GroupField } from './group-field.tsx';

type FormFieldsProps = {
  readonly page: Page;
  readonly text: ProcedureText;
  /** Normalised, right about what is asked. */
  readonly answers: Answers;
  readonly typing: Typing;
  readonly errors?: FieldErrors;
  readonly readOnly?: boolean;
  readonly renderPhotos?: RenderPhotos;
  readonly dropPhotos?: (field: string) => void;
};

/** The fields of a page that are asked. It knows of no store and no address, and is not drawn anew for a letter. */
export const FormFields = memo(function FormFields({
  page,
  text,
  answers,
  errors = NO_ERRORS,
  readOnly = false,
  renderPhotos = nothing,
  dropPhotos = nothing,
  ...rest
}: FormFieldsProps) {
  return visibleFields(page, answers).map((field) => {
    const common = { ...rest, text: text.fields[field.key] ?? NO_WORDS, errors, readOnly, renderPhotos };
    return field.kind === 'group' ? (
      <GroupField key={field.key} {...common} group={field} answers={answers} dropPhotos={dropPhotos} />
    ) : (
      <FieldInput key={field.key} {...common} field={field} />
    );
  });
});

const NO_ERRORS: FieldErrors = new Map();
const NO_WORDS: FieldText = { label: '' };
const nothing = () => null;
