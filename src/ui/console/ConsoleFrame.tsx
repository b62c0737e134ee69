import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import {
  Banners,
  ChartsOverlay,
  Display,
  Doctor,
  FilterPanel,
  FindBar,
  FocusKeeper,
  KeysDialog,
  LineMenu,
  MenuSheet,
  PowerDialog,
  PowerSheet,
  RunsDialog,
  SettingsDialog,
  StatsStrip,
  TakeAway,
} from '../app/laterParts';
import { useSettings } from '../app/services';
import { CommandBox } from '../command/CommandBox';
import { isActive } from '../filter/filterState';
import { useLayout } from '../parts/hooks';
import { StatsPanel } from '../stats/StatsPanel';
import { useConsole, useShown, useSnapshot } from './consoleContext';
import { CompactHeader, Header } from './Header';
import { TerminalPane } from './TerminalPane';
import { Tools } from './Tools';
import { firstLine, useKeys } from './useKeys';
import { usePower } from './usePower';

type Open = 'menu' | 'settings' | 'keys' | 'charts' | 'save' | 'runs' | 'doctor' | null;

/** The page's frame. The terminal keeps its place in it whatever the layout, so it is never remade. */
export function ConsoleFrame() {
  const layout = useLayout();
  const { client, server, filter, terminal, display, commandBox } = useConsole();
  const filtering = useStore(filter, (s) => s.open || isActive(s.filter));
  const power = usePower();
  const shown = useShown();
  const holdsLines = useSnapshot(({ log }) => log.end > 0) && shown;
  const live = useSnapshot(({ connection: { current } }) => current.phase === 'live') && shown;
  // While it connects for the first time there is nothing for a banner to say.
  const troubled = useSnapshot(
    ({ connection: { current, lastProblem } }) =>
      lastProblem !== null || ['held', 'stopped', 'waiting'].includes(current.phase),
  );
  const folded = useSettings((s) => s.statsFolded);
  const asked = useStore(display, (s) => s.open);
  // Before the first line, where lines are drawn otherwise because of it.
  const displaying = useSettings((s) => s.times !== 'off' || !s.wrap) || holdsLines || asked;
  const [open, setOpen] = useState<Open>(null);
  // Looked at only where it is said.
  const held = useSnapshot(({ log }) => (open === 'settings' ? log.end - log.first : 0));
  const [selected, setSelected] = useState(false);
  const onKeys = useCallback(() => setOpen('keys'), []);
  const onSettings = useCallback(() => setOpen('settings'), []);
  const onCharts = useCallback(() => setOpen('charts'), []);
  const onSave = useCallback(() => setOpen('save'), []);
  const onRuns = useCallback(() => setOpen('runs'), []);
  const onDoctor = useCallback(() => setOpen('doctor'), []);
  const onClose = useCallback(() => setOpen(null), []);
  const [finding, setFinding] = useState<{ readonly text: string } | null>(null);
  const onFind = useCallback(() => {
    // Until the bar is there, what is typed for it must not become a command.
    commandBox.current?.blur();
    setFinding({ text: firstLine(terminal.current?.selection()) });
  }, [terminal, commandBox]);
  const onFindText = useCallback((text: string) => setFinding({ text }), []);
  const onFindEnd = useCallback(() => setFinding(null), []);
  const onEscape = useCallback(() => {
    setFinding(null);
    if (finding !== null) return;
    filter.setState({ open: false });
    display.setState({ open: false });
  }, [finding, filter, display]);
  useKeys(onKeys, onFind, onEscape);
  // Neither Kill nor the question before it may wait for the network, nor what is typed behind Ctrl+F.
  useEffect(() => {
    if (!shown) return;
    for (const part of [PowerDialog, PowerSheet, FindBar]) void part.fetch();
  }, [shown]);

  const wide = layout === 'wide';
  const find = finding && <FindBar asked={finding} ownRow={!wide} onClose={onFindEnd} />;
  return (
    <main className="screen flex flex-col">
      {wide ? (
        <Header power={power} />
      ) : (
        <CompactHeader power={power} short={layout === 'short'} onMenu={() => setOpen('menu')} />
      )}
      {(holdsLines || live || troubled) && <Banners power={power} onDoctor={onDoctor} />}
      {layout === 'phone' && (
        <StatsStrip open={open === 'charts'} onPress={open ? onClose : onCharts} />
      )}
      <div className="flex min-h-0 flex-1">
        <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
          {wide && (
            <Tools
              selected={selected}
              find={find}
              onFind={onFind}
              onSave={onSave}
              onRuns={onRuns}
              onSettings={onSettings}
              onKeys={onKeys}
            />
          )}
          {!wide && find}
          {filtering && <FilterPanel />}
          {displaying && <Display />}
          <TerminalPane finding={finding !== null} onSelection={setSelected} />
          {(holdsLines || open === 'save') && (
            <TakeAway open={open === 'save'} onOpen={onSave} onClose={onClose} />
          )}
          {holdsLines && <LineMenu onFind={onFindText} onSave={onSave} />}
          {!wide && open === 'charts' && <ChartsOverlay onClose={onClose} />}
        </div>
        {wide && !folded && <StatsPanel />}
      </div>
      <CommandBox />
      {shown && <FocusKeeper />}
      {open === 'menu' && (
        <MenuSheet
          selected={selected}
          onClose={onClose}
          onFind={onFind}
          onSave={onSave}
          onRuns={onRuns}
          onStats={onCharts}
          onSettings={onSettings}
          onKeys={onKeys}
          onDoctor={onDoctor}
        />
      )}
      {open === 'settings' && (
        <SettingsDialog
          onClose={onClose}
          home={client.home}
          held={held}
          server={server}
          onDoctor={onDoctor}
        />
      )}
      {open === 'doctor' && <Doctor onClose={onClose} />}
      {open === 'runs' && <RunsDialog onClose={onClose} />}
      {open === 'keys' && <KeysDialog onClose={onClose} />}
      {power.asking !== null && (
        <PowerDialog action={power.asking} onConfirm={power.confirm} onCancel={power.cancel} />
      )}
    </main>
  );
}
