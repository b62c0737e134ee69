/** Writes numbers or moments in one way. */
export interface Writer {
  format(value: number): string;
}

/**
 * Numbers and moments (ms) as the reader's browser writes them, or as `locale` does. Each is made
 * when something is first written with it: the first of a page take the browser 15 to 60 ms, for
 * which the log would have to wait.
 */
export const writers = {
  numbers: (options: Intl.NumberFormatOptions, locale?: string): Writer =>
    whenUsed(() => new Intl.NumberFormat(locale, options)),
  moments: (options: Intl.DateTimeFormatOptions, locale?: string): Writer =>
    whenUsed(() => new Intl.DateTimeFormat(locale, options)),
} as const;

function whenUsed(make: () => Writer): Writer {
  let made: Writer | undefined;
  return {
    format(value) {
      made ??= make();
      return made.format(value);
    },
  };
}
