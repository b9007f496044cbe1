import { type ReactNode, useEffect, useState } from 'react';
import type { NewerFormProps } from './newer-form.tsx';

type Part = (props: NewerFormProps) => ReactNode;

/** Few drafts ever meet a newer form, so its part comes when one does. Until then one goes on with the old form. */
export function NewerFormLater(props: NewerFormProps) {
  const [Loaded, setLoaded] = useState<Part | null>(null);
  useEffect(() => {
    let isGone = false;
    import('./newer-form.tsx').then(
      ({ NewerForm }) => {
        if (!isGone) setLoaded(() => NewerForm);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, []);
  return Loaded ? <Loaded {...props} /> : null;
}
