import { useCallback, useEffect, useState } from 'react';
import {
  ChartsOverlay,
  fetchPowerDialog,
  KeysDialog,
  MenuSheet,
  PowerDialog,
  SettingsDialog,
  StatsStrip,
} from '../app/laterParts';
import { useSettings } from '../app/services';
import { CommandBox } from '../command/CommandBox';
import { useLayout } from '../parts/hooks';
import { StatsPanel } from '../stats/StatsPanel';
import { Banners } from './Banners';
import { useConsole } from './consoleContext';
import { CompactHeader, Header } from './Header';
import { TerminalPane } from './TerminalPane';
import { Tools } from './Tools';
import { useKeys } from './useKeys';
import { usePower } from './usePower';

type Open = 'menu' | 'settings' | 'keys' | 'charts' | null;

/** The page's frame. The terminal keeps its place in it whatever the layout, so it is never remade. */
export function ConsoleFrame() {
  const layout = useLayout();
  const { client } = useConsole();
  const power = usePower();
  const folded = useSettings((s) => s.statsFolded);
  const [open, setOpen] = useState<Open>(null);
  const [selected, setSelected] = useState(false);
  const onKeys = useCallback(() => setOpen('keys'), []);
  const onSettings = useCallback(() => setOpen('settings'), []);
  const onCharts = useCallback(() => setOpen('charts'), []);
  const onClose = useCallback(() => setOpen(null), []);
  useKeys(onKeys);
  // A question before Kill must not wait for the network when it is asked.
  useEffect(() => void fetchPowerDialog(), []);

  const wide = layout === 'wide';
  return (
    <main className="screen flex flex-col">
      {wide ? (
        <Header power={power} />
      ) : (
        <CompactHeader power={power} short={layout === 'short'} onMenu={() => setOpen('menu')} />
      )}
      <Banners power={power} />
      {layout === 'phone' && <StatsStrip onOpen={onCharts} />}
      <div className="flex min-h-0 flex-1">
        <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
          {wide && <Tools selected={selected} onSettings={onSettings} onKeys={onKeys} />}
          <TerminalPane onSelection={setSelected} />
          {!wide && open === 'charts' && <ChartsOverlay onClose={onClose} />}
        </div>
        {wide && !folded && <StatsPanel />}
      </div>
      <CommandBox />
      {open === 'menu' && (
        <MenuSheet
          selected={selected}
          onClose={onClose}
          onStats={onCharts}
          onSettings={onSettings}
          onKeys={onKeys}
        />
      )}
      {open === 'settings' && <SettingsDialog onClose={onClose} home={client.home} />}
      {open === 'keys' && <KeysDialog onClose={onClose} />}
      {power.asking !== null && (
        <PowerDialog action={power.asking} onConfirm={power.confirm} onCancel={power.cancel} />
      )}
    </main>
  );
}
