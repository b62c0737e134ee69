import { HeaderFigures } from '../app/laterParts';
import { useServices, useSettings } from '../app/services';
import { consoleWords } from '../messages/en/console';
import { IconButton } from '../parts/Button';
import { useMedia } from '../parts/hooks';
import { AddressButton } from './AddressButton';
import { useSnapshot } from './consoleContext';
import { isFramed, useToList } from './frame';
import { PowerButtons, PowerSheetButton } from './PowerButtons';
import { StateLine } from './StateLine';
import type { Power } from './usePower';

const w = consoleWords;

/** `z-10`: so it stands by itself, and is painted when it has changed, not with each letter that is typed. */
export function Header({ power }: { readonly power: Power }) {
  const toList = useToList();
  const folded = useSettings((s) => s.statsFolded);
  return (
    <header className="flex h-12 shrink-0 z-10 items-center gap-3 border-line border-b pr-3 pl-2">
      {!isFramed && (
        <>
          <IconButton icon="back" label={w.backToList} onClick={toList} />
          <Brand />
          <ServerName className="max-w-[32ch] text-base" />
        </>
      )}
      <AddressButton />
      <div className="min-w-0 flex-1" />
      {folded && <HeaderFigures />}
      {/* Of one width, so that the state stays where it is whatever its word. */}
      <div className="w-44 shrink-0">
        <StateLine power={power} />
      </div>
      <PowerButtons power={power} />
    </header>
  );
}

/** Below 900 px, and in small frames: one row, with the tools in a menu. */
export function CompactHeader(props: {
  readonly power: Power;
  readonly short: boolean;
  readonly onMenu: () => void;
}) {
  const { power, short } = props;
  const toList = useToList();
  const roomy = useMedia('(min-width: 600px)');
  const roomier = useMedia('(min-width: 840px)');
  // Beside the name, of which they left three letters.
  const roomiest = useMedia('(min-width: 960px)');
  // In a small frame the state needs the room; the name is in the menu.
  const named = !isFramed && (!short || roomier);
  return (
    <header className="flex h-12 shrink-0 z-10 items-center gap-2 border-line border-b px-2 short:h-9 short:touch:h-12">
      {!isFramed && <IconButton icon="back" label={w.backToList} onClick={toList} />}
      <div className={`flex min-w-0 flex-1 ${short ? 'items-center gap-3' : 'flex-col'}`}>
        {named && <ServerName className="text-base leading-5" />}
        <div className={`min-w-0 ${short ? 'shrink-0 max-w-full' : named ? 'text-xs' : ''}`}>
          <StateLine power={power} />
        </div>
      </div>
      {short && (isFramed ? roomier : roomiest) && <HeaderFigures />}
      {roomy ? <PowerButtons power={power} /> : <PowerSheetButton power={power} />}
      <IconButton icon="menu" label={w.menu} onClick={props.onMenu} />
    </header>
  );
}

function Brand() {
  const { config } = useServices();
  if (config.brand.logo === null) return null;
  return (
    <img src={config.brand.logo} alt={config.brand.name ?? ''} className="size-6 rounded-md" />
  );
}

function ServerName({ className }: { readonly className: string }) {
  const name = useSnapshot((s) => s.details?.name ?? null);
  // A space of the same height, until the panel has answered.
  return (
    <h1 className={`m-0 min-w-0 truncate font-medium ${className}`} title={name ?? undefined}>
      {name ?? '\u00a0'}
    </h1>
  );
}
