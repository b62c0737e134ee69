import type { PowerAction } from '../../engine/protocol';
import { powerWords } from '../messages/en/power';
import { powerDialogWords as w } from '../messages/en/powerDialog';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { useSnapshot } from './consoleContext';

interface PowerDialogProps {
  readonly action: PowerAction;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something is lost, and names the server. */
export function PowerDialog({ action, onConfirm, onCancel }: PowerDialogProps) {
  const name = useSnapshot((s) => s.details?.name ?? w.thisServer);
  const title =
    action === 'kill'
      ? w.killTitle(name)
      : action === 'restart'
        ? w.restartTitle(name)
        : w.stopTitle(name);
  return (
    <Dialog kind="alert" title={title} onClose={onCancel}>
      <p className="mt-0 mb-4 break-words">{action === 'kill' ? w.killText(name) : w.stopText}</p>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel} autoFocus>
          {w.cancel}
        </Button>
        <Button look={action === 'kill' ? 'danger' : 'primary'} onClick={onConfirm}>
          {powerWords.name(action)}
        </Button>
      </div>
    </Dialog>
  );
}
