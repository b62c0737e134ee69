import { deviceWords as w } from '../messages/en/device';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { totalOf, useKept } from './useKept';

/** Offers whoever has signed out to leave no lines behind. Nothing kept: nothing is asked. */
export function AfterSignOut({ onClose }: { readonly onClose: () => void }) {
  const { sizes, forget } = useKept();
  const { bytes, servers } = totalOf(sizes);
  if (bytes === 0) return null;
  return (
    <Dialog kind="alert" title={w.afterSignOut.title} onClose={onClose}>
      <p className="mt-0 mb-4">{w.afterSignOut.text(bytes, servers)}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{w.keep}</Button>
        <Button look="danger" onClick={() => void forget(null).then(onClose)}>
          {w.drop}
        </Button>
      </div>
    </Dialog>
  );
}
