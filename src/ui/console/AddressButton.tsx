import { useEffect, useState } from 'react';
import { useSettings } from '../app/services';
import { consoleWords } from '../messages/en/console';
import { copyText } from '../parts/clipboard';
import { Icon } from '../parts/Icon';
import { useSnapshot } from './consoleContext';

const w = consoleWords;

/** The address players connect to; a click copies it, also where it is hidden. */
export function AddressButton() {
  const address = useSnapshot((s) => s.details?.address ?? null);
  const hidden = useSettings((s) => s.privateView);
  const [result, setResult] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (result === null) return;
    const timer = setTimeout(() => setResult(null), result === 'copied' ? 2_000 : 8_000);
    return () => clearTimeout(timer);
  }, [result]);
  if (address === null) return null;
  const copies = hidden ? w.copyHiddenAddress : w.copyAddress(address);
  return (
    <>
      <button
        type="button"
        aria-label={copies}
        title={copies}
        onClick={() => void copyText(address).then((ok) => setResult(ok ? 'copied' : 'refused'))}
        className="flex h-7 min-w-0 items-center gap-1.5 rounded-md border border-transparent px-1.5 text-muted hover:bg-hover hover:text-text touch:h-11"
      >
        <span className="select-text truncate">{hidden ? w.addressHidden : address}</span>
        <Icon name={result === 'copied' ? 'check' : 'copy'} />
      </button>
      <span role="status" className={result === 'refused' ? 'text-sm text-warn' : 'sr-only'}>
        {result === 'copied' ? w.copied : result === 'refused' ? w.copyRefused : ''}
      </span>
    </>
  );
}
