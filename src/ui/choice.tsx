import type { ComponentProps, ReactNode } from 'react';

type ChoiceProps = Omit<ComponentProps<'input'>, 'type' | 'id'> & {
  readonly id: string;
  readonly label: ReactNode;
  readonly help?: ReactNode;
};

/** The whole row is the target: 48 px high, as wide as the page. */
function Choice({ type, id, label, help, ...props }: ChoiceProps & { readonly type: 'radio' | 'checkbox' }) {
  return (
    <label
      htmlFor={id}
      className="flex min-h-12 cursor-pointer items-start gap-3 rounded-8 border border-line px-4 py-2 hover:bg-accent-soft has-checked:border-accent has-checked:bg-accent-soft has-aria-invalid:border-danger"
    >
      <input {...props} type={type} id={id} className="mt-0.5 size-6 shrink-0 accent-accent" />
      <span className="flex flex-col">
        <span>{label}</span>
        {help ? <span className="text-muted">{help}</span> : null}
      </span>
    </label>
  );
}

export function Radio(props: ChoiceProps) {
  return <Choice {...props} type="radio" />;
}

export function Checkbox(props: ChoiceProps) {
  return <Choice {...props} type="checkbox" />;
}
