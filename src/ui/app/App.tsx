import { useEffect, useState, useSyncExternalStore } from 'react';
import { ConsolePage } from '../console/ConsolePage';
import { ErrorBoundary } from './ErrorBoundary';
import { AddressFaultsPage, SecretRemoved, ServerListPage } from './laterParts';
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
  const { router } = useServices();
  const address = useSyncExternalStore(router.subscribe, router.current);
  const [secretRemoved, setSecretRemoved] = useState(false);
  useEffect(() => {
    if (address.cleaned !== null) setSecretRemoved(true);
  }, [address]);
  const toList = (): void => router.go(null);
  return (
    <>
      {address.faults.length > 0 ? (
        <AddressFaultsPage faults={address.faults} onList={toList} />
      ) : address.server === null ? (
        <ServerListPage />
      ) : (
        <ConsolePage key={address.server} server={address.server} />
      )}
      {secretRemoved && <SecretRemoved onDismiss={() => setSecretRemoved(false)} />}
    </>
  );
}
