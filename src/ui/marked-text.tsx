import { Fragment } from 'react';

/**
 * Text in which full-width brackets hold Japanese as it is printed on paper: `Dog registration（犬の登録）`.
 * A screen reader then speaks it with a Japanese voice.
 */
export function MarkedText({ children }: { readonly children: string }) {
  const parts = children.split(/(（[^（）]*）)/u);
  return parts.map((part, index) => {
    const key = `${index}${part}`;
    return part.startsWith('（') ? (
      <span key={key} lang="ja">
        {part}
      </span>
    ) : (
      <Fragment key={key}>{part}</Fragment>
    );
  });
}
