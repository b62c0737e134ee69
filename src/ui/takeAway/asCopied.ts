import { maskAll } from '../../engine/log/mask/kinds';
import { hidingOf, type SettingsStore } from '../../settings';
import type { SafeStorage } from '../../storage';
import { readRemembered } from './remembered';
import type { LineRange } from './takeAwayState';
import type { Wanted } from './useTake';

/** Whole lines as a copy of them is made. `view`: of them those alone that its filter shows. */
export function asCopied(
  range: LineRange,
  from: {
    readonly settings: SettingsStore;
    readonly storage: SafeStorage;
    readonly view: number | null;
  },
): Wanted {
  const lines = { from: range.first, to: range.end, newest: null };
  const hiding = hidingOf(from.settings.getState());
  // Without a word on what is hidden, what is copied is what is seen.
  const masks = hiding === 'nothing' ? readRemembered(from.storage).save : maskAll(true);
  return { lines, format: 'text', masks, hiding, view: from.view };
}
