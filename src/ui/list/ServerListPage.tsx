import { type MouseEvent, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createPanel } from '../../engine/panel/createPanel';
import { useServices } from '../app/services';
import { AfterSignOut } from '../device/AfterSignOut';
import { consoleWords } from '../messages/en/console';
import { listWords } from '../messages/en/list';
import { Button, IconButton } from '../parts/Button';
import { onEnter } from '../parts/onEnter';
import { SettingsDialog } from '../settings/SettingsDialog';
import { SignInPage } from '../signIn/SignInPage';
import { ServerCard } from './ServerCard';
import { useReach } from './useReach';
import { useResources } from './useResources';
import { matching, useServers } from './useServers';

const w = listWords;

/** Not as a class: those are loaded with every console. */
const cards = { gridTemplateColumns: 'repeat(auto-fill, minmax(min(300px, 100%), 1fr))' } as const;

export function ServerListPage() {
  const { access, clock, config, drafts, fetch, router } = useServices();
  const state = useStore(access);
  const panel = useMemo(
    () => createPanel(state.access, fetch, clock),
    [state.access, fetch, clock],
  );
  const [find, setFind] = useState('');
  const [settingsOpen, setSettingsOpen] = useState(false);
  const [isAfterSignOut, setAfterSignOut] = useState(false);
  const list = useServers(panel);
  const { known, seen } = useResources(panel);
  const reached = useReach(list.failure, config.panel.url);
  const signedOut = list.failure?.kind === 'signed out';

  useEffect(() => {
    if (signedOut) access.refused();
  }, [signedOut, access]);

  useEffect(() => {
    if (!signedOut) document.title = config.brand.name ?? w.title;
  }, [signedOut, config]);

  if (signedOut) return <SignInPage onSignedIn={signedIn} />;

  function signedIn(): void {
    // Nobody who has just signed in is told that they have signed out.
    setAfterSignOut(false);
    list.reload();
  }

  function signOut(): void {
    for (const server of Object.keys(drafts)) delete drafts[server];
    access.forgetKey();
    setAfterSignOut(true);
  }

  const found = matching(list.servers, find);
  const open = (id: string) => (event: MouseEvent) => {
    // A new tab or window is the browser's.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    router.go(id);
  };
  return (
    <main className="mx-auto flex min-h-dvh max-w-[1280px] flex-col gap-4 px-4 py-6 short:py-3">
      <header className="flex flex-wrap items-center gap-3">
        <h1 className="m-0 flex min-w-0 items-center gap-2 font-medium text-lg">
          {config.brand.logo !== null && (
            <img src={config.brand.logo} alt="" className="size-6 rounded-md" />
          )}
          <span className="truncate">{config.brand.name ?? w.title}</span>
        </h1>
        <p className="m-0 flex-1 text-muted text-sm" role="status">
          {status(list, found.length, find)}
        </p>
        <div className="order-last w-full sm:order-none sm:w-64">
          <input
            type="search"
            aria-label={w.find}
            placeholder={w.find}
            value={find}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="go"
            onChange={(event) => setFind(event.target.value)}
            onKeyDown={onEnter(() => {
              const first = found[0];
              if (first !== undefined) router.go(first.identifier);
            })}
            className="h-8 w-full rounded-md border border-edge bg-surface px-2.5 text-text placeholder:text-muted touch:h-11 touch:text-lg"
          />
        </div>
        <IconButton
          icon="settings"
          label={consoleWords.settings}
          onClick={() => setSettingsOpen(true)}
        />
        {state.access.auth.kind === 'key' && (
          <Button look="quiet" onClick={signOut}>
            {w.signOut}
          </Button>
        )}
      </header>
      {list.failure !== null && (
        <div
          role="alert"
          className="flex flex-wrap items-center gap-3 rounded-md border border-bad p-3"
        >
          <p className="m-0 min-w-0 flex-1 break-words">
            {list.servers.length > 0
              ? w.partly(list.failure)
              : reached === 'answers'
                ? w.hidden(location.origin)
                : w.failed(list.failure)}
          </p>
          <Button onClick={list.reload}>{w.again}</Button>
        </div>
      )}
      <div className="grid gap-3" style={cards}>
        {found.map((server) => (
          <ServerCard
            key={server.uuid}
            server={server}
            resources={known.get(server.identifier)}
            href={router.href(server.identifier)}
            onOpen={open(server.identifier)}
            onSeen={seen}
          />
        ))}
      </div>
      {isAfterSignOut && <AfterSignOut onClose={() => setAfterSignOut(false)} />}
      {settingsOpen && <SettingsDialog onClose={() => setSettingsOpen(false)} />}
    </main>
  );
}

function status(list: ReturnType<typeof useServers>, found: number, find: string): string {
  const { loading, servers, total, failure } = list;
  if (loading) return servers.length === 0 ? w.loading : w.loadingMore(servers.length, total);
  if (servers.length === 0) return failure === null ? w.empty : '';
  if (find.trim() === '') return w.count(servers.length);
  return found === 0 ? w.nothingFound(find.trim()) : w.found(found, servers.length);
}
