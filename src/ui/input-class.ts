/** The box in which one types. 16 px at least, or iPhones zoom in. */
export const INPUT_CLASS =
  'min-h-12 rounded-8 border border-field bg-surface px-4 py-2 text-text ' +
  'aria-invalid:border-2 aria-invalid:border-danger';
