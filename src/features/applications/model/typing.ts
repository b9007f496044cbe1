/**
 * What stands in the fields of one form. A letter goes to the box in which it was typed and to whoever asked
 * about that very key; nothing is drawn anew because of it. So a form of a hundred fields takes a letter as
 * fast as one of a single field.
 */
import { useCallback, useSyncExternalStore } from 'react';
import type { Answers } from '#contract/procedures/answers.ts';

type Box = HTMLInputElement | HTMLTextAreaElement;

/** Attributes of a box; the same object for a key each time, so that nothing is drawn anew because of them. */
export type BoxProps = {
  readonly name: string;
  readonly autoComplete: string;
  readonly ref: (box: Box | null) => (() => void) | undefined;
  readonly onChange: (event: { readonly currentTarget: Box }) => void;
};

export type Typing = {
  read(key: string): string;
  /** Everything, as it would be saved. */
  all(): Answers;
  change(key: string, value: string): void;
  /** What the disk holds by now; what was typed here stays as it is. */
  setSaved(saved: Answers): void;
  /** Told the key after each change. @returns how to stop */
  subscribe(listener: (key: string) => void): () => void;
  box(key: string): BoxProps;
};

/**
 * @param saved answers of the draft
 * @param typedHere what is not on the disk yet
 * @param keep takes what is typed, to save it
 */
export function createTyping(
  saved: Answers = {},
  typedHere: Answers = {},
  keep: (key: string, value: string) => void = () => undefined,
): Typing {
  const here: Record<string, string> = { ...typedHere };
  let onDisk = saved;
  const listeners = new Set<(key: string) => void>();
  const boxes = new Map<string, BoxProps>();

  function tell(key: string): void {
    for (const listener of listeners) listener(key);
  }
  function read(key: string): string {
    return here[key] ?? onDisk[key] ?? '';
  }
  function change(key: string, value: string): void {
    here[key] = value;
    keep(key, value);
    tell(key);
  }
  function subscribe(listener: (key: string) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
  function makeBox(key: string): BoxProps {
    return {
      name: key,
      // Browsers remember what is typed into any other field, readable on the disk. Where a token stands, they
      // know it as the person's own name or address (WCAG 1.3.5).
      autoComplete: 'off',
      // The box keeps its own letters; only what comes from elsewhere (a suggestion, another tab) is put in.
      ref(box) {
        if (!box) return undefined;
        const show = () => {
          const text = read(key);
          if (box.value !== text) box.value = text;
          // What a box holds beyond its attribute, Chromium writes into its session files, readable.
          if (box.defaultValue !== text) box.defaultValue = text;
        };
        show();
        return subscribe((changed) => {
          if (changed === key) show();
        });
      },
      onChange: (event) => change(key, event.currentTarget.value),
    };
  }

  return {
    read,
    change,
    subscribe,
    all: () => ({ ...onDisk, ...here }),
    setSaved(next) {
      const before = onDisk;
      onDisk = next;
      for (const key of new Set([...Object.keys(before), ...Object.keys(next)])) {
        if (here[key] === undefined && before[key] !== next[key]) tell(key);
      }
    },
    box(key) {
      const box = boxes.get(key) ?? makeBox(key);
      boxes.set(key, box);
      return box;
    },
  };
}

/** The value under one key, for what must be drawn anew when it changes: a radio button, a suggestion. */
export function useTyped(typing: Typing, key: string): string {
  const subscribe = useCallback(
    (onChange: () => void) =>
      typing.subscribe((changed) => {
        if (changed === key) onChange();
      }),
    [typing, key],
  );
  return useSyncExternalStore(subscribe, () => typing.read(key));
}
