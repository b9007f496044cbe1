/** The city's own colour, from data: a presentation attribute, because the policy allows no inline style. */
export function ColourBand({ colour }: { readonly colour: string }) {
  return (
    <svg aria-hidden="true" width="100%" height="4" className="block print:hidden">
      <rect width="100%" height="4" fill={colour} />
    </svg>
  );
}
