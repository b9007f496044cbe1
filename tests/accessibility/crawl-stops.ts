/** Where a crawl of one city goes: every page of every procedure, or lots drawn from them. */
import type { ProcedureDefinition } from '#contract/procedures/schema.ts';
import { formPages } from '#features/applications/model/form.ts';
import type { PlainDate } from '#lib/dates.ts';
import type { Catalogue } from '#mock-api/cities/catalogue.ts';
import { eligibilityWays, type FormWalk, formWalks, type GivenAnswer } from '#tests/support/form-walks.ts';
import type { Random } from '#tests/support/random.ts';

export type ProcedureStops = {
  readonly definition: ProcedureDefinition;
  readonly walks: readonly (FormWalk & { readonly showsCheck: boolean })[];
  readonly ways: readonly (readonly GivenAnswer[])[];
  /** Its own page. */
  readonly showsPage: boolean;
};

/** Everything that the newest versions of a city's procedures can show. */
export function allStops(catalogue: Catalogue, city: string, today: PlainDate): readonly ProcedureStops[] {
  const newest = new Map(catalogue.versions(city).map((definition) => [definition.id, definition]));
  return [...newest.values()].map((definition) => ({
    definition,
    walks: formWalks(definition, today).map((walk) => ({
      ...walk,
      pages: formPages(definition, walk.answers)
        .map(({ id }) => id)
        .filter((id) => walk.pages.includes(id)),
      showsCheck: true,
    })),
    ways: eligibilityWays(definition),
    showsPage: true,
  }));
}

/**
 * Lots: of each procedure a page of its form, so drawn that every kind of field is met, and of one procedure its
 * own page, a way through the questions and the check.
 */
export function drawStops(all: readonly ProcedureStops[], random: Random): readonly ProcedureStops[] {
  const pages = all.flatMap(({ definition, walks }) =>
    walks.flatMap((walk) => walk.pages.map((page) => ({ walk, page, kinds: kindsOn(definition, page) }))),
  );
  const seen = new Set<string>();
  const drawn = new Set<(typeof pages)[number]>();
  const draw = (from: typeof pages) => {
    const news = (kinds: readonly string[]) => kinds.filter((kind) => !seen.has(kind)).length;
    const most = Math.max(...from.map(({ kinds }) => news(kinds)));
    const page = random.pick(from.filter(({ kinds }) => news(kinds) === most));
    drawn.add(page);
    for (const kind of page.kinds) seen.add(kind);
  };
  for (const { walks } of all) {
    const own = pages.filter(({ walk }) => walks.some((one) => one === walk));
    if (own.length > 0) draw(own);
  }
  while (pages.some(({ kinds }) => kinds.some((kind) => !seen.has(kind)))) draw(pages);
  const whole = random.integer(all.length);
  return all.map((stops, index) => {
    const isWhole = index === whole;
    const walks = stops.walks.map((walk, position) => ({
      ...walk,
      pages: [...drawn].filter((one) => one.walk === walk).map(({ page }) => page),
      showsCheck: isWhole && position === 0,
    }));
    return {
      definition: stops.definition,
      walks: walks.filter(({ pages: left, showsCheck }) => left.length > 0 || showsCheck),
      ways: isWhole && stops.ways.length > 0 ? [random.pick(stops.ways)] : [],
      showsPage: isWhole,
    };
  });
}

/** Kinds of field on a page, those within its groups included. */
export function kindsOn({ pages }: ProcedureDefinition, id: string): readonly string[] {
  const fields = pages.find((page) => page.id === id)?.fields ?? [];
  return fields.flatMap((field) =>
    field.kind === 'group' ? ['group', ...field.fields.map(({ kind }) => kind)] : [field.kind],
  );
}
