/** What a city is, to its readers: data in mock-api/cities, one folder a city. */
import * as z from 'zod/mini';
import { cityId, languageTag, lifeEventId, procedureId } from '#contract/ids.ts';
import { provenanceSchema } from '#contract/provenance.ts';

/** 日の出町 is a town: 役場, 町長, 町民. Words follow the kind. */
export const municipalityKind = z.enum(['city', 'town']);

const windowSchema = z.strictObject({
  id: z.string(),
  /** Digits with hyphens, as printed; null when no source gives one. */
  phone: z.nullable(z.string()),
  provenance: provenanceSchema,
});

/** city.yaml: what is the same in every language. */
export const citySchema = z.strictObject({
  id: cityId,
  /** Code of the Ministry of Internal Affairs, six digits with its check digit. */
  code: z.string().check(z.regex(/^\d{6}$/)),
  kind: municipalityKind,
  /** The thin band over every page. */
  colour: z.string().check(z.regex(/^#[0-9a-f]{6}$/)),
  prefecture: z.string(),
  /** Prefix of an address within the prefecture: 日野市, 西多摩郡日の出町. */
  addressPrefix: z.string(),
  officialSite: z.string(),
  phone: z.string(),
  windows: z.array(windowSchema),
});
export type City = z.infer<typeof citySchema>;

/** <lang>.yaml beside it: its words in one language. */
export const cityTextSchema = z.strictObject({
  /** 日野市, Hino City, Thành phố Hino */
  name: z.string(),
  /** 市役所, Hino City Hall … with the Japanese beside it where it is foreign. */
  hall: z.string(),
  windows: z.record(
    z.string(),
    z.strictObject({
      name: z.string(),
      place: z.string(),
      /** Opening hours in words, or whom to ask. */
      hours: z.string(),
    }),
  ),
});
export type CityText = z.infer<typeof cityTextSchema>;

/** One line of the list of procedures; enough to find one by search. */
export const procedureSummarySchema = z.object({
  id: procedureId,
  version: z.string(),
  title: z.string(),
  summary: z.string(),
  keywords: z.array(z.string()),
});
export type ProcedureSummary = z.infer<typeof procedureSummarySchema>;

/** Everything that the pages of a city need before a procedure is opened. Public. */
export const cityGuideSchema = z.object({
  city: citySchema,
  text: cityTextSchema,
  language: languageTag,
  procedures: z.array(procedureSummarySchema),
  /** Doors to what is to be done when life changes. Absent in answers that a phone stored before there were any. */
  lifeEvents: z.optional(z.array(z.object({ id: lifeEventId, title: z.string() }))),
  /** The other municipalities of this site, with their names in this language. */
  neighbours: z.array(z.object({ id: cityId, name: z.string() })),
  /** By department, the window that names it: that of the first procedure it handles. */
  departments: z.optional(z.record(z.string(), z.string())),
  /** While any simulator runs, every page says that it is a sample. */
  simulated: z.boolean(),
});
export type CityGuide = z.infer<typeof cityGuideSchema>;
