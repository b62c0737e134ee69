import { type PageAddress, readAddress } from '../../address';

/** Which page is shown. The key of a sign-in lives in memory, so links change it without a load. */
export interface Router {
  current(): PageAddress;
  subscribe(listener: () => void): () => void;
  /** `null`: the list. */
  go(server: string | null): void;
  /** The address of a server's page, for links that open elsewhere too. */
  href(server: string | null): string;
}

export function createRouter(page: Window): Router {
  const listeners = new Set<() => void>();
  let address = readAddress(page.location.href);

  function reread(): void {
    address = readAddress(page.location.href);
    if (address.cleaned !== null)
      page.history.replaceState(page.history.state, '', address.cleaned);
    for (const listener of listeners) listener();
  }

  function href(server: string | null): string {
    const url = new URL(page.location.href);
    url.hash = '';
    if (server === null) url.searchParams.delete('server');
    else url.searchParams.set('server', server);
    return `${url.pathname}${url.search}`;
  }

  reread();
  page.addEventListener('popstate', reread);
  return {
    current: () => address,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    go(server) {
      page.history.pushState(null, '', href(server));
      reread();
    },
    href,
  };
}
