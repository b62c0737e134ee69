/** The composition root: configuration → sign-in → engine, store and terminal → the page. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles.css';
import { fetchConfigFile, readConfig } from './config';
import { systemClock } from './engine/clock';
import { createPanel } from './engine/panel/createPanel';
import { createSafeStorage, createSettings } from './settings';
import { createConsoleStore } from './store';
import { createTerminal } from './terminal/terminal';
import { App } from './ui/app/App';
import { ConfigFaultsPage } from './ui/app/FaultsPage';
import { createRouter } from './ui/app/router';
import { keepScreen } from './ui/app/screen';
import type { Services } from './ui/app/services';
import { keepTheme } from './ui/app/theme';
import { words } from './ui/messages/en';
import { createAccess } from './ui/signIn/access';
import { createEngineClient } from './worker/client';

async function start(root: HTMLElement): Promise<void> {
  const router = createRouter(window);
  const storage = createSafeStorage(() => window.localStorage);
  const settings = createSettings(storage);
  settings.setState({ askedTheme: router.current().theme });
  keepTheme(settings);
  keepScreen();

  const page = createRoot(root);
  const config = readConfig(await fetchConfigFile(document.baseURI), document.baseURI);
  if (!config.ok) {
    page.render(<ConfigFaultsPage faults={config.failure.map(words.faults.config)} />);
    return;
  }
  const { panel, node, maxLines } = config.value;
  const services: Services = {
    config: config.value,
    settings,
    storage,
    router,
    clock: systemClock,
    access: createAccess(panel.url, settings),
    panel: (access) =>
      createPanel(access, (url, init) => fetch(url, init as RequestInit), systemClock),
    openConsole(server, access) {
      const client = createEngineClient({ server, panel: access, node, maxLines });
      return { client, store: createConsoleStore(client) };
    },
    createTerminal,
  };
  page.render(
    <StrictMode>
      <App services={services} />
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root !== null) void start(root);
