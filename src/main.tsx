/** The composition root: configuration → sign-in → engine, store and terminal → the page. */
import { configFile } from './early';

// That stands above all others, to be evaluated before them.

import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import './styles.css';
// With the page's own: a sheet that comes later has all of the page styled anew.
import '@xterm/xterm/css/xterm.css';
import './terminal/terminal.css';
import { readConfig } from './config';
import { systemClock } from './engine/clock';
import { createSettings } from './settings';
import { createSafeStorage } from './storage';
import { createConsoleStore } from './store';
import { App } from './ui/app/App';
import { BrokenPage, toError } from './ui/app/ErrorBoundary';
import { showIcon } from './ui/app/icon';
import { ConfigFaultsPage } from './ui/app/laterParts';
import { createRouter } from './ui/app/router';
import { keepScreen } from './ui/app/screen';
import type { Later, Services } from './ui/app/services';
import { keepTheme } from './ui/app/theme';
import { createAccess } from './ui/signIn/access';
import { createEngineClient } from './worker/client';

/** A chunk of its own, asked for once; a failed try may be repeated. */
const terminal = createLater(async () => (await import('./terminal/terminal')).createTerminal);

async function start(page: Root): Promise<void> {
  const router = createRouter(window);
  // Along with the configuration, not after it.
  if (router.current().server !== null) void terminal.load().catch(() => {});
  const storage = createSafeStorage(() => window.localStorage, window);
  const settings = createSettings(storage);
  settings.setState({ askedTheme: router.current().theme });
  keepTheme(settings);
  keepScreen();
  showIcon();

  const config = readConfig(await configFile, document.baseURI);
  if (!config.ok) {
    page.render(<ConfigFaultsPage faults={config.failure} />);
    return;
  }
  const { panel, node, maxLines } = config.value;
  const services: Services = {
    config: config.value,
    settings,
    storage,
    router,
    clock: systemClock,
    drafts: {},
    access: createAccess(panel.url, settings),
    fetch: (url, init) => fetch(url, init as RequestInit),
    openConsole(server, access) {
      const { keptLines } = settings.getState();
      const client = createEngineClient({
        server,
        panel: access,
        node,
        maxLines: keptLines ?? maxLines,
      });
      return { client, store: createConsoleStore(client) };
    },
    terminal,
  };
  page.render(
    <StrictMode>
      <App services={services} />
    </StrictMode>,
  );
}

function createLater<T>(fetchIt: () => Promise<T>): Later<T> {
  let loading: Promise<T> | null = null;
  return {
    load() {
      loading ??= fetchIt().catch((error: unknown) => {
        loading = null;
        throw error;
      });
      return loading;
    },
  };
}

const root = document.getElementById('root');
if (root !== null) {
  const page = createRoot(root);
  start(page).catch((error: unknown) => {
    console.error(error);
    page.render(<BrokenPage error={toError(error)} />);
  });
}
