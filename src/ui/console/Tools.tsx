import type { ReactNode } from 'react';
import { useServices, useSettings } from '../app/services';
import { consoleWords } from '../messages/en/console';
import { Button, IconButton } from '../parts/Button';
import { LineCount } from './LineCount';
import { useTools } from './useTools';

const w = consoleWords;

interface ToolsProps {
  readonly selected: boolean;
  /** Stands in the row while something is looked for. */
  readonly find: ReactNode;
  readonly onFind: () => void;
  readonly onSave: () => void;
  readonly onRuns: () => void;
  readonly onSettings: () => void;
  readonly onKeys: () => void;
}

export function Tools({ selected, find, onFind, onSave, onRuns, onSettings, onKeys }: ToolsProps) {
  const { settings } = useServices();
  const folded = useSettings((s) => s.statsFolded);
  const { tools, note } = useTools(selected);
  return (
    <div
      role="toolbar"
      aria-label={w.tools}
      className="flex h-9 shrink-0 items-center gap-0.5 border-line border-b pr-2 pl-3"
    >
      {find ?? <LineCount />}
      <span role="status" className="min-w-0 flex-1 truncate px-3 text-muted text-sm">
        {note}
      </span>
      <IconButton icon="find" label={w.find} aria-expanded={find !== null} onClick={onFind} />
      {tools.map(({ id, name, face, expanded, disabled, run }) =>
        typeof face === 'string' ? (
          <IconButton
            key={id}
            icon={face}
            label={name}
            aria-expanded={expanded}
            disabled={disabled}
            onClick={run}
          />
        ) : (
          <Button
            key={id}
            look="quiet"
            aria-label={name}
            title={name}
            disabled={disabled}
            onClick={run}
            className="w-7 px-0!"
          >
            {face.text}
          </Button>
        ),
      )}
      <IconButton icon="save" label={w.saveOrShare} onClick={onSave} />
      <IconButton icon="runs" label={w.runs} onClick={onRuns} />
      <IconButton icon="settings" label={w.settings} onClick={onSettings} />
      <Button
        look="quiet"
        aria-label={w.help}
        title={w.help}
        onClick={onKeys}
        className="w-7 px-0!"
      >
        ?
      </Button>
      <IconButton
        icon="fold"
        label={folded ? w.stats.unfold : w.stats.fold}
        aria-pressed={!folded}
        onClick={() => settings.setState({ statsFolded: !folded })}
      />
    </div>
  );
}
