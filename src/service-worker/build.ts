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
};
