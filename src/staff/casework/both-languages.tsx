type BothLanguagesProps = {
  readonly own: string;
  /** In the writer's language; null when that is the clerk's own. */
  readonly written: string | null;
  readonly lang: string;
};

/** The same words for the clerk and, beneath, for the person who wrote: so that they can speak about it. */
export function BothLanguages({ own, written, lang }: BothLanguagesProps) {
  return (
    <>
      {own}
      {written === null || written === own ? null : (
        <span lang={lang} className="block font-normal text-muted">
          {written}
        </span>
      )}
    </>
  );
}
