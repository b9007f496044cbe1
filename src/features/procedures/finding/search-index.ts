/** A search over a city's texts that runs on the phone and forgives how something is spelt. */
import MiniSearch, { type SearchResult } from 'minisearch';
import type { ProcedureSummary } from '#contract/cities/schema.ts';
import type { Passage, PassagePlace, SearchTexts } from '#contract/procedures/search-texts.ts';
import { searchFold } from '#lib/search-fold.ts';
import { SEARCH_WORDS } from './search-words.ts';
import { hasNoSpaces, pairsOf, type Reading, tokeniserOf } from './tokens.ts';

export type EventHit = { readonly event: string; readonly title: string; readonly lead: string };

export type Hits = {
  readonly procedures: readonly ProcedureSummary[];
  readonly events: readonly EventHit[];
  /** Answers, each with the place where it stands. */
  readonly passages: readonly Passage[];
};

export type Search = (typed: string) => Hits;

export type SearchInput = {
  readonly language: string;
  readonly procedures: readonly ProcedureSummary[];
  readonly texts: SearchTexts;
  /** What the sections of a procedure's page are called in this language. */
  readonly placeNames: Partial<Readonly<Record<PassagePlace, string>>>;
};

const NOTHING: Hits = { procedures: [], events: [], passages: [] };

/** So many answers are read on a phone; further ones are further off. */
const MOST_PASSAGES = 3;
/** Of what a question names, so much must be found, or it is about something else. */
const LEAST_WORDS_FOUND = 0.5;
/** And so much of what the best hit has: who is found by every word leaves those behind that have half of them. */
const LEAST_OF_BEST = 0.75;
const ENTRIES_AT_ONCE = 8;
const WEIGHTS = { title: 4, keywords: 3, text: 1 } as const;

type Kind = 'procedure' | 'event' | 'passage';
type Entry = {
  readonly id: string;
  readonly title: string;
  readonly keywords: string;
  readonly text: string;
};
type Match = { readonly score: number; readonly isOwn: boolean };

/** Builds the index in small steps, so that typing goes on meanwhile. */
export async function buildSearch(input: SearchInput): Promise<Search> {
  const { language, procedures, texts, placeNames } = input;
  const { ofText, ofQuery } = tokeniserOf(language);
  const index = new MiniSearch<Entry>({
    fields: Object.keys(WEIGHTS),
    tokenize: once(ofText),
    // Folded by the tokeniser.
    processTerm: (term) => term,
    searchOptions: { boost: WEIGHTS, tokenize: (word) => [word] },
  });
  const sections = new Set(
    Object.values(SEARCH_WORDS[language]?.places ?? {})
      .flat()
      .map(searchFold),
  );
  const titles = new Map(procedures.map((procedure) => [procedure.id, procedure]));
  const events = new Map(texts.events.map((event) => [event.event, event]));
  const passages = new Map(texts.passages.map((passage) => [passage.id, passage]));
  const placeWords = (place: PassagePlace) =>
    [placeNames[place] ?? '', ...(SEARCH_WORDS[language]?.places[place] ?? [])].join(' ');

  const entries: Entry[] = [
    ...procedures.map(({ id, title, summary, keywords }) => ({
      id: idOf('procedure', id),
      title,
      keywords: keywords.join(' '),
      text: summary,
    })),
    ...texts.events.map(({ event, title, lead, keywords, entries }) => ({
      id: idOf('event', event),
      title,
      keywords: [...keywords, ...entries.map((entry) => entry.title)].join(' '),
      text: [lead, ...entries.map((entry) => entry.text)].join(' '),
    })),
    // A passage is found by what it says and where it stands; its procedure only says which of them is meant.
    ...texts.passages.map(({ id, procedure, place, text }) => ({
      id: idOf('passage', id),
      title: [titles.get(procedure)?.title, ...(titles.get(procedure)?.keywords ?? [])].join(' '),
      keywords: placeWords(place),
      text,
    })),
  ];
  await index.addAllAsync(entries, { chunkSize: ENTRIES_AT_ONCE });

  function matchesOf(spellings: readonly string[]): Map<string, Match> {
    const found = new Map<string, Match>();
    const add = (results: readonly SearchResult[], factor: number) => {
      for (const { id, score, match } of results) {
        const before = found.get(id);
        const isOwn = Object.values(match).some((fields) => fields.some((field) => field !== 'title'));
        found.set(id, {
          score: Math.max(before?.score ?? 0, score * factor),
          isOwn: isOwn || (before?.isOwn ?? false),
        });
      }
    };
    for (const word of spellings) {
      const length = [...word].length;
      const whole = hasNoSpaces(word);
      const prefix = length >= (whole ? 2 : 3);
      add(index.search(word, { prefix, fuzzy: slipsIn(length, whole), maxFuzzy: 2 }), 1);
      // Wherever it stands within what is written without spaces.
      const pairs = whole ? pairsOf(word) : [];
      if (pairs.length > 1) add(index.search({ combineWith: 'AND', queries: pairs }), 0.5);
    }
    return found;
  }

  function hitsOf(words: Reading): Hits {
    const perWord = words.map(matchesOf);
    // "How much" names a place within a procedure, not the procedure.
    const naming = words.filter((spellings) => !spellings.some((word) => sections.has(word))).length;
    const known = [...new Set(perWord.flatMap((matches) => [...matches.keys()]))].map((id) => {
      const matches = perWord.map((found) => found.get(id)).filter((match) => match !== undefined);
      const needed = id.startsWith('passage:') ? words.length : naming || words.length;
      return {
        id,
        share: Math.min(1, matches.length / needed),
        score: matches.reduce((total, { score }) => total + score, 0),
        isOwn: matches.some(({ isOwn }) => isOwn),
      };
    });
    const ofKind = <Value>(kind: Kind, values: ReadonlyMap<string, Value>): Value[] => {
      const matching = known.filter(
        ({ id, isOwn }) => id.startsWith(`${kind}:`) && (isOwn || kind !== 'passage'),
      );
      const best = Math.max(0, ...matching.map(({ share }) => share));
      return matching
        .filter(({ share }) => share >= Math.max(LEAST_WORDS_FOUND, best * LEAST_OF_BEST))
        .sort((a, b) => b.share - a.share || b.score - a.score)
        .flatMap(({ id }) => values.get(id.slice(kind.length + 1)) ?? []);
    };
    return {
      procedures: ofKind('procedure', titles),
      events: ofKind('event', events),
      passages: ofKind('passage', passages).slice(0, MOST_PASSAGES),
    };
  }

  return (typed) => ofQuery(typed).map(hitsOf).find(hasAny) ?? NOTHING;
}

function hasAny({ procedures, events, passages }: Hits): boolean {
  return procedures.length + events.length + passages.length > 0;
}

/** Each passage of a procedure repeats its keywords: telling words apart is the work. */
function once(split: (text: string) => string[]): (text: string) => string[] {
  const known = new Map<string, string[]>();
  return (text) => {
    const words = known.get(text) ?? split(text);
    known.set(text, words);
    return words;
  };
}

function idOf(kind: Kind, id: string): string {
  return `${kind}:${id}`;
}

/** Letters that may be wrong: none in a short word, which would be another. Kana and hangul say more each. */
function slipsIn(length: number, isWhole: boolean): number {
  const [one, two] = isWhole ? [5, 10] : [4, 8];
  if (length >= two) return 2;
  return length >= one ? 1 : 0;
}
