import { useState } from 'react';
import { PowerSheet } from '../app/laterParts';
import { consoleWords } from '../messages/en/console';
import { Button, IconButton } from '../parts/Button';
import type { Power } from './usePower';

const w = consoleWords.power;

/** All of them, where there is room. */
export function PowerButtons({ power }: { readonly power: Power }) {
  return (
    <fieldset aria-label={w.group} className="m-0 flex min-w-0 border-0 p-0 items-center gap-1.5">
      {power.buttons.map(({ action, enabled }) => (
        <Button
          key={action}
          look={action === 'start' && enabled ? 'primary' : 'plain'}
          disabled={!enabled}
          onClick={() => power.press(action)}
          className="min-w-16"
        >
          {w.name(action)}
        </Button>
      ))}
    </fieldset>
  );
}

/** The one that makes sense now, and the rest in a sheet. */
export function PowerSheetButton({ power }: { readonly power: Power }) {
  const [open, setOpen] = useState(false);
  const { primary } = power;
  if (primary === null) return null;
  const rest = power.buttons.filter(({ action }) => action !== primary.action);
  return (
    <fieldset aria-label={w.group} className="m-0 flex min-w-0 border-0 p-0 items-center gap-1">
      <Button
        look={primary.action === 'start' && primary.enabled ? 'primary' : 'plain'}
        disabled={!primary.enabled}
        onClick={() => power.press(primary.action)}
        className="min-w-16"
      >
        {w.name(primary.action)}
      </Button>
      {rest.length > 0 && (
        <IconButton icon="chevron" label={w.more} onClick={() => setOpen(true)} />
      )}
      {open && <PowerSheet power={power} actions={rest} onClose={() => setOpen(false)} />}
    </fieldset>
  );
}
