import type { ScreenMask, ScreenMaskOptions } from './mask/screenMask';

/** What hides secrets and names, for all that shows or takes lines; loaded when it is first needed. */
export interface MaskLoader {
  /** `null`: it could not be loaded; the next call tries again. */
  load(): Promise<ScreenMask | null>;
  /** The server's addresses may be others. */
  addressesChanged(): void;
  close(): void;
}

export function createMaskLoader(options: ScreenMaskOptions): MaskLoader {
  let mask: Promise<ScreenMask | null> | null = null;

  async function begin(): Promise<ScreenMask | null> {
    try {
      const { createScreenMask } = await import('./mask/screenMask');
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
