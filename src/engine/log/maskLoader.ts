import type { ScreenMask, ScreenMaskOptions } from './mask/screenMask';

/** What hides secrets and names, for all that shows or takes lines; loaded when it is first needed. */
export interface MaskLoader {
  /** `null`: it could not be loaded; the next call tries again. */
  load(): Promise<ScreenMask | null>;
  /** The server's addresses may be others. */
  addressesChanged(): void;
  close(): void;
}

export function createMaskLoader({
  whole,
  ...options
}: ScreenMaskOptions & {
  /**
   * Resolves when no more older lines come into the log, for names are known by its lines, and when
   * the server's own addresses are known: they are hidden from the first line on.
   */
  readonly whole?: () => Promise<unknown>;
}): MaskLoader {
  let mask: Promise<ScreenMask | null> | null = null;

  async function begin(): Promise<ScreenMask | null> {
    try {
      const [{ createScreenMask }] = await Promise.all([import('./mask/screenMask'), whole?.()]);
      return createScreenMask(options);
    } catch {
      mask = null;
      return null;
    }
  }

  return {
    load() {
      mask ??= begin();
      return mask;
    },
    addressesChanged: () => void mask?.then((found) => found?.addressesChanged()),
    close: () => void mask?.then((found) => found?.close()),
  };
}
