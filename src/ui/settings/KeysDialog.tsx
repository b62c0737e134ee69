import { settingsWords } from '../messages/en/settings';
import { Dialog } from '../parts/Dialog';

const w = settingsWords.keys;

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={w.title} onClose={onClose}>
      <dl className="m-0 grid grid-cols-[fit-content(38%)_1fr] items-baseline gap-x-4 gap-y-2">
        {w.rows.map(([key, does]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="font-sans font-medium text-sm">{key}</kbd>
            </dt>
            <dd className="m-0 text-muted">{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
