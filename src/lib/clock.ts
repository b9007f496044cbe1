/** Time is passed in, so that rules can be asked about any day (STYLE 10). */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
