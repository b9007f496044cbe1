import type { ComponentProps } from 'react';
import { Fieldset } from './fieldset.tsx';

/** One of several: a fieldset whose children are `Radio` parts of one `name`. */
export function RadioGroup(props: ComponentProps<typeof Fieldset>) {
  return <Fieldset role="radiogroup" {...props} />;
}
