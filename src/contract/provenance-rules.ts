import type { Provenance } from './provenance.ts';

/** Whether the reader should be told to ask the city before relying on it. */
export function needsChecking(provenance: Provenance): boolean {
  return provenance.kind !== 'source' || provenance.confidence !== 'high';
}
