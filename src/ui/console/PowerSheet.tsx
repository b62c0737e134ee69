import { consoleWords } from '../messages/en/console';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import type { Power } from './usePower';

const w = consoleWords.power;

/** The power actions that have no button of their own. */
export function PowerSheet(props: {
  readonly power: Power;
  readonly actions: Power['buttons'];
  readonly onClose: () => void;
}) {
  const { power, actions, onClose } = props;
  return (
    <Dialog kind="sheet" title={w.group} onClose={onClose}>
      <div className="flex flex-col gap-2">
        {actions.map(({ action, enabled }) => (
          <Button
            key={action}
            disabled={!enabled}
            look={action === 'kill' ? 'danger' : 'plain'}
            onClick={() => {
              onClose();
              power.press(action);
            }}
            className="h-11"
          >
            {w.name(action)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
