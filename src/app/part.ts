/**
 * A part of the app that is loaded when it is first needed, and from then on is simply there. Not `lazy` of
 * React: what comes after a fallback is held back there for 300 ms at each first use of a page, loaded or not.
 */
import { useEffect, useState } from 'react';

export type Part<Module> = {
  load(): Promise<Module>;
  /** Null until it has been loaded once. */
  loaded(): Module | null;
};

/** @param importModule a dynamic import; a failed one is tried again at the next use */
export function part<Module>(importModule: () => Promise<Module>): Part<Module> {
  let loaded: Module | null = null;
  return {
    async load() {
      loaded = await importModule();
      return loaded;
    },
    loaded: () => loaded,
  };
}

/**
 * @returns null while it comes
 * @throws what went wrong, for the error boundary
 */
export function usePart<Module>(source: Part<Module>): Module | null {
  const [module, setModule] = useState(source.loaded);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (module === null) source.load().then(setModule, setFailure);
  }, [source, module]);
  if (failure) throw failure;
  return module;
}
