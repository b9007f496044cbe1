/** Tiny signs that stand beside words and add nothing to them for a screen reader. */
const PATHS = {
  info: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 15h-2v-6h2v6Zm0-8h-2V7h2v2Z',
  success: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-2 15-5-5 1.4-1.4L10 14.2l7.6-7.6L19 8l-9 9Z',
  warning: 'M1 21h22L12 2 1 21Zm12-3h-2v-2h2v2Zm0-4h-2v-4h2v4Z',
  danger: 'M8 2h8l6 6v8l-6 6H8l-6-6V8l6-6Zm5 15h-2v-2h2v2Zm0-4h-2V7h2v6Z',
};

export type Kind = keyof typeof PATHS;

export function Icon({ kind }: { readonly kind: Kind }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className="mt-0.5 size-6 shrink-0 fill-current">
      <path fillRule="evenodd" d={PATHS[kind]} />
    </svg>
  );
}
