/**
 * The cities and what they offer, read once from the YAML files of this folder. A catalogue that loads is
 * whole: every text in every language, every condition answerable, every fact with its origin. One that is
 * not names every file and what is wrong with it, all at once. See docs/adding-a-city.md.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type City,
  type CityGuide,
  type CityText,
  citySchema,
  cityTextSchema,
  type ProcedureSummary,
} from '#contract/cities/schema.ts';
import type { LanguageTag } from '#contract/ids.ts';
import {
  type LifeEvent,
  type LifeEventRules,
  type LifeEventWords,
  lifeEventRulesSchema,
  lifeEventWordsSchema,
} from '#contract/procedures/life-events.ts';
import {
  type ProcedureDefinition,
  type ProcedureEdition,
  type ProcedureText,
  procedureDefinitionSchema,
  procedureTextSchema,
} from '#contract/procedures/schema.ts';
import { deepFreeze } from './deep-freeze.ts';
import { type Layers, type Report, readLayers } from './layers.ts';
import { lifeEventsOf } from './life-events.ts';
import { lintCity } from './lint-city.ts';
import { type Complaint, lintDefinition } from './lint-definition.ts';
import { lintAgainstSource, lintScript } from './lint-language.ts';
import { lintLifeEvents, lintLifeEventWords } from './lint-life-events.ts';
import { lintCityText, lintText } from './lint-text.ts';
import { parseLayers } from './parse-layers.ts';

export type Catalogue = {
  /** Japanese, the source, first. */
  readonly languages: readonly LanguageTag[];
  /** In the order of their municipal codes. */
  readonly cities: readonly City[];
  city(id: string): City | null;
  /** The newest version of each procedure is listed. */
  guide(city: string, language: string): CityGuide | null;
  /** Any version that was ever published: drafts and filed applications are pinned to theirs. */
  edition(city: string, procedure: string, version: string, language: string): ProcedureEdition | null;
  definition(city: string, procedure: string, version: string): ProcedureDefinition | null;
  /** Life events of a city in their order; empty when it has none, null when city or language is unknown. */
  lifeEvents(city: string, language: string): readonly LifeEvent[] | null;
  /** Every version of every procedure that a city offers, oldest first. */
  versions(city: string): readonly ProcedureDefinition[];
};

export type CatalogueOptions = {
  /** The folder of the cities; this one unless told. */
  readonly folder?: string;
  /** The folders of /locales unless told. */
  readonly languages?: readonly string[];
  /** Whether any simulator runs, so that every page must say that it is a sample. True unless told. */
  readonly simulated?: boolean;
};

/** The data cannot be served. `faults` are lines of file and problem, and so is the message. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `The catalogue of the cities has ${faults.length} faults:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
    this.faults = faults;
  }
}

type OfferedProcedure = {
  readonly definition: ProcedureDefinition;
  readonly texts: ReadonlyMap<LanguageTag, ProcedureText>;
};

type LoadedCity = {
  readonly city: City;
  readonly texts: ReadonlyMap<LanguageTag, CityText>;
  /** Oldest version first. */
  readonly procedures: readonly OfferedProcedure[];
  /** Null where neither the shared folder nor the city has any. */
  readonly lifeEvents: {
    readonly rules: LifeEventRules;
    readonly words: ReadonlyMap<LanguageTag, LifeEventWords>;
  } | null;
};

const HERE = fileURLToPath(new URL('.', import.meta.url));
const LOCALES = fileURLToPath(new URL('../../locales', import.meta.url));
const SOURCE_LANGUAGE = 'ja';

/** @throws CatalogueError naming every fault of the data */
export function loadCatalogue(options: CatalogueOptions = {}): Catalogue {
  const folder = options.folder ?? HERE;
  const languages = sourceFirst(options.languages ?? foldersIn(LOCALES));
  const faults = new Set<string>();
  const report: Report = (file, problem) => faults.add(`${file}: ${problem}`);
  const loaded = foldersIn(folder)
    .filter((name) => !name.startsWith('_'))
    .map((id) => loadCity({ folder, languages, report }, id))
    .filter((city) => city !== null)
    .sort((a, b) => a.city.code.localeCompare(b.city.code));
  if (loaded.length === 0) report('.', 'there is no city');
  if (faults.size > 0) throw new CatalogueError([...faults]);
  return deepFreeze(assemble(loaded, languages, options.simulated ?? true));
}

type Source = {
  readonly folder: string;
  readonly languages: readonly LanguageTag[];
  readonly report: Report;
};

function loadCity(source: Source, id: string): LoadedCity | null {
  const layers = readOrReport(source, [`${id}/city.yaml`]);
  const city = layers && parseLayers(citySchema, withIdentity(layers, { id }), source.report);
  if (!layers || !city) return null;
  lintCity(city, under(layers, source.report));
  return {
    city,
    texts: loadCityTexts(source, city),
    procedures: loadProcedures(source, city),
    lifeEvents: loadLifeEvents(source, city),
  };
}

/** Rules without words in every language are a fault; a site without rules has no life events. */
function loadLifeEvents(source: Source, city: City): LoadedCity['lifeEvents'] {
  const filesOf = (name: string) => [`_shared/${name}.yaml`, `${city.id}/${name}.yaml`];
  const layers = readLayers(source.folder, filesOf('life-events'), source.report);
  const rules = layers && parseLayers(lifeEventRulesSchema, layers, source.report);
  if (!layers || !rules) return null;
  lintLifeEvents(rules, city, knownProcedures(source.folder), under(layers, source.report));
  const words = new Map<LanguageTag, LifeEventWords>();
  for (const language of source.languages) {
    const wordLayers = readOrReport(source, filesOf(`life-events.${language}`));
    const text = wordLayers && parseLayers(lifeEventWordsSchema, wordLayers, source.report);
    if (!wordLayers || !text) continue;
    const complain = under(wordLayers, source.report);
    lintLifeEventWords(text, rules, complain);
    lintAgainstSource(text, words.get(SOURCE_LANGUAGE) ?? text, complain);
    lintScript(language, text, complain);
    words.set(language, text);
  }
  return { rules, words };
}

/** What any city may offer: an entry of a life event that names anything else is a slip. */
function knownProcedures(folder: string): string[] {
  return foldersIn(folder).flatMap((city) => foldersIn(join(folder, city, 'procedures')));
}

function loadCityTexts(source: Source, city: City): ReadonlyMap<LanguageTag, CityText> {
  const texts = new Map<LanguageTag, CityText>();
  for (const language of source.languages) {
    const layers = readOrReport(source, [`${city.id}/${language}.yaml`]);
    const text = layers && parseLayers(cityTextSchema, layers, source.report);
    if (!layers || !text) continue;
    const complain = under(layers, source.report);
    lintCityText(text, city, complain);
    lintAgainstSource(text, texts.get(SOURCE_LANGUAGE) ?? text, complain);
    lintScript(language, text, complain);
    texts.set(language, text);
  }
  return texts;
}

function loadProcedures(source: Source, city: City): readonly OfferedProcedure[] {
  const root = `${city.id}/procedures`;
  return foldersIn(join(source.folder, root)).flatMap((id) =>
    foldersIn(join(source.folder, root, id))
      .sort((a, b) => Number(a) - Number(b))
      .map((version) => loadProcedure(source, city, id, version))
      .filter((procedure) => procedure !== null),
  );
}

function loadProcedure(source: Source, city: City, id: string, version: string): OfferedProcedure | null {
  const layersOf = (name: string) =>
    readOrReport(source, [
      `_shared/procedures/${id}/${version}/${name}.yaml`,
      `${city.id}/procedures/${id}/${version}/${name}.yaml`,
    ]);
  const layers = layersOf('definition');
  const definition =
    layers && parseLayers(procedureDefinitionSchema, withIdentity(layers, { id, version }), source.report);
  if (!layers || !definition) return null;
  lintDefinition(definition, city, under(layers, source.report));
  const texts = new Map<LanguageTag, ProcedureText>();
  for (const language of source.languages) {
    const textLayers = layersOf(language);
    const text = textLayers && parseLayers(procedureTextSchema, textLayers, source.report);
    if (!textLayers || !text) continue;
    const complain = under(textLayers, source.report);
    lintText(text, definition, complain);
    lintAgainstSource(text, texts.get(SOURCE_LANGUAGE) ?? text, complain);
    lintScript(language, text, complain);
    texts.set(language, text);
  }
  return { definition, texts };
}

function readOrReport(source: Source, files: readonly string[]): Layers | null {
  const layers = readLayers(source.folder, files, source.report);
  if (!layers) source.report(files[0] ?? '', 'is missing');
  return layers;
}

/** Folders are the names: a file cannot contradict the folder in which it lies. */
function withIdentity(layers: Layers, identity: Readonly<Record<string, string>>): Layers {
  return { ...layers, content: { ...Object(layers.content), ...identity } };
}

function under(layers: Layers, report: Report): Complaint {
  return (path, problem) => report(layers.fileOf(path), [path.join('.'), problem].join(' '));
}

function assemble(
  loaded: readonly LoadedCity[],
  languages: readonly LanguageTag[],
  simulated: boolean,
): Catalogue {
  const cities = new Map(loaded.map(({ city }) => [city.id, city]));
  const guides = new Map<string, CityGuide>();
  const definitions = new Map<string, ProcedureDefinition>();
  const editions = new Map<string, ProcedureEdition>();
  const lifeEvents = new Map<string, readonly LifeEvent[]>();
  for (const { city, texts, procedures, lifeEvents: events } of loaded) {
    for (const [language, text] of texts) {
      const listed = summaries(procedures, language);
      const words = events?.words.get(language);
      const ofLife = events && words ? lifeEventsOf(events.rules, words, listed) : [];
      lifeEvents.set(key(city.id, language), ofLife);
      guides.set(key(city.id, language), {
        city,
        text,
        language,
        procedures: listed,
        lifeEvents: ofLife.map(({ id, title }) => ({ id, title })),
        neighbours: neighboursOf(city, loaded, language),
        departments: departmentWindows(procedures),
        simulated,
      });
    }
    for (const { definition, texts: words } of procedures) {
      definitions.set(key(city.id, definition.id, definition.version), definition);
      for (const [language, text] of words) {
        editions.set(key(city.id, definition.id, definition.version, language), { definition, text });
      }
    }
  }
  const versions = new Map(
    loaded.map(({ city, procedures }) => [city.id, procedures.map(({ definition }) => definition)]),
  );
  // Maps cannot be frozen; nothing but these functions reaches them, and what they hold is frozen here.
  for (const map of [guides, definitions, editions, lifeEvents, versions])
    for (const value of map.values()) deepFreeze(value);
  return {
    languages,
    cities: [...cities.values()],
    city: (id) => cities.get(id) ?? null,
    guide: (city, language) => guides.get(key(city, language)) ?? null,
    edition: (city, procedure, version, language) =>
      editions.get(key(city, procedure, version, language)) ?? null,
    definition: (city, procedure, version) => definitions.get(key(city, procedure, version)) ?? null,
    lifeEvents: (city, language) => lifeEvents.get(key(city, language)) ?? null,
    versions: (city) => versions.get(city) ?? [],
  };
}

function departmentWindows(procedures: readonly OfferedProcedure[]): Readonly<Record<string, string>> {
  const newestFirst = [...procedures].reverse();
  return Object.fromEntries(newestFirst.map(({ definition }) => [definition.department, definition.window]));
}

/** Every other municipality, named in the reader's language. */
function neighboursOf(
  city: City,
  loaded: readonly LoadedCity[],
  language: LanguageTag,
): CityGuide['neighbours'] {
  return loaded
    .filter((other) => other.city.id !== city.id)
    .map((other) => ({ id: other.city.id, name: other.texts.get(language)?.name ?? other.city.id }));
}

function summaries(procedures: readonly OfferedProcedure[], language: LanguageTag): ProcedureSummary[] {
  // Oldest first: a later version takes the place of an earlier one.
  const newest = new Map(procedures.map((procedure) => [procedure.definition.id, procedure]));
  return [...newest.values()].flatMap(({ definition: { id, version }, texts }) => {
    const text = texts.get(language);
    return text ? [{ id, version, title: text.title, summary: text.summary, keywords: text.keywords }] : [];
  });
}

function key(...parts: readonly string[]): string {
  return parts.join('/');
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function sourceFirst(languages: readonly string[]): readonly LanguageTag[] {
  return [...languages].sort((a, b) => Number(b === SOURCE_LANGUAGE) - Number(a === SOURCE_LANGUAGE));
}
