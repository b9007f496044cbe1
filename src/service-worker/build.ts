/** What the build tells the worker about itself; written into `sw.js` as a constant. */
export type Build = {
  /** Changes with every page, their policy, the assets behind them and the worker's own code. */
  readonly revision: string;
  /** Addresses of everything that pages of residents may load, lazily or not. */
  readonly assets: readonly string[];
  readonly languages: readonly string[];
  readonly cities: readonly {
    readonly id: string;
    readonly procedures: readonly { readonly id: string; readonly version: string }[];
  }[];
  /** Postal codes of the country: not part of the build's store, kept file by file once loaded. */
  readonly postal: {
    /** Folder of this build's pack. */
    readonly pack: string;
    /** The few files that hold the codes of a city itself: kept with it. */
    readonly filesOfCity: Readonly<Record<string, readonly string[]>>;
  };
};
