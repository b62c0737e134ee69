import { consoleWords } from '../messages/en/console';
import { Dialog } from '../parts/Dialog';
import { Icon, type IconName } from '../parts/Icon';
import { AddressButton } from './AddressButton';
import { useSnapshot } from './consoleContext';
import { useToList } from './frame';
import { useTools } from './useTools';

const w = consoleWords;

interface MenuSheetProps {
  readonly selected: boolean;
  readonly onClose: () => void;
  readonly onFind: () => void;
  readonly onSave: () => void;
  readonly onRuns: () => void;
  readonly onStats: () => void;
  readonly onSettings: () => void;
  readonly onKeys: () => void;
  readonly onDoctor: () => void;
}

/** Where there is no row of tools: server, tools and settings in one sheet. */
export function MenuSheet({
  selected,
  onClose,
  onFind,
  onSave,
  onRuns,
  onStats,
  onSettings,
  onKeys,
  onDoctor,
}: MenuSheetProps) {
  const { tools, note } = useTools(selected);
  const name = useSnapshot((s) => s.details?.name ?? null);
  const toList = useToList();
  const then = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <Dialog kind="sheet" title={name ?? w.menu} onClose={onClose}>
      <div className="-mt-2 mb-2 flex">
        <AddressButton />
      </div>
      <ul className="m-0 flex list-none flex-col p-0">
        <Item icon="chart" name={w.stats.open} onClick={then(onStats)} />
        <Item icon="find" name={w.find} onClick={then(onFind)} />
        {tools.map(({ id, name: tool, face, expanded, disabled, closes, run }) => (
          <Item
            key={id}
            icon={face}
            name={tool}
            expanded={expanded}
            disabled={disabled}
            onClick={closes ? then(run) : run}
          />
        ))}
        <Item icon="save" name={w.saveOrShare} onClick={then(onSave)} />
        <Item icon="runs" name={w.runs} onClick={then(onRuns)} />
        <Item icon="settings" name={w.settings} onClick={then(onSettings)} />
        <Item icon="pulse" name={w.whatsWrong} onClick={then(onDoctor)} />
        <Item icon={{ text: '?' }} name={w.help} onClick={then(onKeys)} />
        <Item icon="back" name={w.backToList} onClick={then(toList)} />
      </ul>
      <p role="status" className="m-0 text-muted text-sm empty:hidden">
        {note}
      </p>
    </Dialog>
  );
}

function Item(props: {
  readonly icon: IconName | { readonly text: string };
  readonly name: string;
  readonly expanded?: boolean | undefined;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) {
  const { icon } = props;
  return (
    <li>
      <button
        type="button"
        aria-expanded={props.expanded}
        disabled={props.disabled === true}
        onClick={props.onClick}
        className="flex h-9 w-full items-center gap-3 rounded-md px-2 text-left hover:not-disabled:bg-hover disabled:opacity-45 touch:h-11"
      >
        <span className="flex w-5 justify-center text-muted">
          {typeof icon === 'string' ? <Icon name={icon} /> : icon.text}
        </span>
        {props.name}
      </button>
    </li>
  );
}
