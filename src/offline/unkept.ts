import type { Answers } from '#contract/procedures/answers.ts';

/** What no draft keeps, a My Number: in the memory of this page alone. */
export type Unkept = {
  read(id: string): Answers;
  type(id: string, key: string, value: string): void;
  forget(id: string): void;
};

export function createUnkept(): Unkept {
  const typed = new Map<string, Record<string, string>>();
  return {
    read: (id) => typed.get(id) ?? {},
    type(id, key, value) {
      typed.set(id, { ...typed.get(id), [key]: value });
    },
    forget: (id) => void typed.delete(id),
  };
}
