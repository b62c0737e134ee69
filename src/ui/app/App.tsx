import { useEffect, useState, useSyncExternalStore } from 'react';
import { ConsolePage } from '../console/ConsolePage';
import { ServerListPage } from '../list/ServerListPage';
import { words } from '../messages/en';
import { IconButton } from '../parts/Button';
import { ErrorBoundary } from './ErrorBoundary';
import { AddressFaultsPage } from './FaultsPage';
import { type Services, ServicesContext, useServices } from './services';

export function App({ services }: { readonly services: Services }) {
  return (
    <ErrorBoundary>
      <ServicesContext value={services}>
        <Page />
      </ServicesContext>
    </ErrorBoundary>
  );
}

function Page() {
  const { router, config } = useServices();
  const address = useSyncExternalStore(router.subscribe, router.current);
  const [secretRemoved, setSecretRemoved] = useState(false);
  useEffect(() => {
    if (address.cleaned !== null) setSecretRemoved(true);
  }, [address]);
  useEffect(() => {
    // The console puts the server's name before it.
    if (address.server === null) document.title = config.brand.name ?? words.list.title;
  }, [address, config]);

  if (address.faults.length > 0) {
    return (
      <AddressFaultsPage
        faults={address.faults.map(words.faults.address)}
        onList={() => router.go(null)}
      />
    );
  }
  return (
    <>
      {address.server === null ? (
        <ServerListPage />
      ) : (
        <ConsolePage key={address.server} server={address.server} />
      )}
      {secretRemoved && <SecretRemoved onDismiss={() => setSecretRemoved(false)} />}
    </>
  );
}

function SecretRemoved({ onDismiss }: { readonly onDismiss: () => void }) {
  return (
    <div
      role="alert"
      className="fixed inset-x-3 bottom-16 z-20 mx-auto flex max-w-[560px] items-start gap-3 rounded-md border border-warn bg-raised p-3 shadow-lg"
    >
      <p className="m-0 flex-1">{words.faults.secretRemoved}</p>
      <IconButton icon="close" label={words.faults.dismiss} onClick={onDismiss} />
    </div>
  );
}
