import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers } from '#contract/procedures/answers.ts';
import {
  addEntry,
  itemKey,
  removeEntry,
  type VisibleEntry,
  visibleEntries,
} from '#contract/procedures/rules.ts';
import type { FieldText, GroupField as Group } from '#contract/procedures/schema.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Details } from '#ui/details.tsx';
import { Fieldset } from '#ui/fieldset.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { FieldInput, type FieldInputProps } from './field-input.tsx';

type GroupFieldProps = Pick<FieldInputProps, 'text' | 'typing' | 'errors' | 'readOnly' | 'renderPhotos'> & {
  readonly group: Group;
  /** Right about what is asked. */
  readonly answers: Answers;
  /** Before the answers of an entry are cleared: their photographs go too. */
  readonly dropPhotos: (field: string) => void;
};

/** Entries of the same fields, each on a card of its own. */
export function GroupField({ group, answers, text, typing, errors, readOnly, ...photos }: GroupFieldProps) {
  const { t } = useTranslation('applications');
  const entries = visibleEntries(group, answers);
  const entryText = text.entry ?? text.label;
  const needed = group.optional ? 0 : group.min;
  const [removed, setRemoved] = useState<number | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const idOf = (entry: number) => `${group.key}${entry}`;
  const toFocus = useFocusLater(entries.length);

  const change = (changes: Readonly<Record<string, string>>, entry: number) => {
    // The store itself takes photographs out and in; an answer typed here would hide what it does later.
    const ofPhotos = group.fields
      .filter(({ kind }) => kind === 'attachment')
      .map(({ key }) => itemKey(group.key, entry, key));
    for (const [key, value] of Object.entries(changes)) {
      if (!ofPhotos.includes(key)) typing.change(key, value);
    }
  };
  const add = () => {
    const changes = addEntry(group, typing.all());
    const before = new Set(entries.map(({ entry }) => entry));
    const added = (changes[group.key] ?? '').split(' ').find((entry) => !before.has(Number(entry)));
    if (!added) return;
    setRemoved(null);
    toFocus(() => document.getElementById(idOf(Number(added))));
    change(changes, Number(added));
  };
  const remove = ({ entry, position, fields }: VisibleEntry) => {
    for (const field of fields) if (field.kind === 'attachment') photos.dropPhotos(field.key);
    const neighbour = entries[position - 2] ?? entries[position];
    toFocus(() => (neighbour && document.getElementById(idOf(neighbour.entry))) ?? addButton.current);
    setRemoved(position);
    change(removeEntry(group, typing.all(), entry), entry);
  };
  return (
    <Fieldset
      id={group.key}
      label={<MarkedText>{text.label}</MarkedText>}
      mark={group.optional ? t('optional') : undefined}
      help={text.help ? <MarkedText>{text.help}</MarkedText> : undefined}
      error={errors.get(group.key)}
    >
      <p role="status" className="sr-only">
        {removed === null ? '' : t('group.removed', { entry: entryText, number: removed })}
      </p>
      {entries.map((entry) => (
        <Card key={entry.entry} aria-labelledby={idOf(entry.entry)} className="gap-5">
          <h2 id={idOf(entry.entry)} tabIndex={-1} className="focus-visible:outline-none">
            <MarkedText>{t('group.entry', { entry: entryText, number: entry.position })}</MarkedText>
          </h2>
          {entry.fields.map((field) => (
            <FieldInput
              key={field.key}
              field={field}
              text={text.fields?.[field.group?.field ?? ''] ?? NO_WORDS}
              typing={typing}
              errors={errors}
              readOnly={readOnly}
              renderPhotos={photos.renderPhotos}
            />
          ))}
          {entries.length > needed && !readOnly ? (
            <Details summary={t('group.remove', { entry: entryText, number: entry.position })}>
              <p>{t('group.removeWarning')}</p>
              <Button variant="outline" className="self-start" onClick={() => remove(entry)}>
                {t('group.removeYes')}
              </Button>
            </Details>
          ) : null}
        </Card>
      ))}
      {entries.length >= group.max ? (
        <p className="text-muted">{t('group.full', { number: group.max })}</p>
      ) : readOnly ? null : (
        <Button ref={addButton} variant="outline" className="self-start" onClick={add}>
          <span>
            <MarkedText>{text.add ?? entryText}</MarkedText>
          </span>
        </Button>
      )}
    </Fieldset>
  );
}

const NO_WORDS: FieldText = { label: '' };

/** Focus goes where it was asked to go once the number of entries has changed. */
function useFocusLater(count: number): (target: () => HTMLElement | null | undefined) => void {
  const target = useRef<(() => HTMLElement | null | undefined) | null>(null);
  const shown = useRef(count);
  useEffect(() => {
    if (shown.current === count) return;
    shown.current = count;
    target.current?.()?.focus();
    target.current = null;
  }, [count]);
  return (next) => {
    target.current = next;
  };
}
