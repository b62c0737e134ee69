import { useState } from 'react';
import type { LogFilter } from '../../engine/log/filter/filter.types';
import { useServices, useSettings } from '../app/services';
import { filterWords as w } from '../messages/en/filter';
import { Button, IconButton } from '../parts/Button';
import { onEnter } from '../parts/onEnter';
import { readFilter } from './readFilter';

const field =
  'h-7 min-w-0 rounded-md border border-edge bg-surface px-2 text-sm text-text placeholder:text-muted touch:h-11 touch:text-lg';

/** Filters with a name, kept on this device for all servers. */
export function SavedFilters(props: {
  readonly filter: LogFilter;
  readonly active: boolean;
  readonly onChoose: (filter: LogFilter) => void;
}) {
  const { settings } = useServices();
  const kept = useSettings((s) => s.filters);
  const [name, setName] = useState('');
  const trimmed = name.trim();
  const saved = kept.map((one) => ({ name: one.name, filter: readFilter(one.filter) }));
  const current = saved.find(
    ({ filter }) => JSON.stringify(filter) === JSON.stringify(props.filter),
  );

  function save(): void {
    if (trimmed === '') return;
    const others = kept.filter((one) => one.name !== trimmed);
    settings.setState({ filters: [...others, { name: trimmed, filter: props.filter }] });
    setName('');
  }

  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {saved.length > 0 && (
        <>
          <select
            aria-label={w.saved}
            value={current?.name ?? ''}
            onChange={({ target }) => {
              const chosen = saved.find((one) => one.name === target.value);
              if (chosen !== undefined) props.onChoose(chosen.filter);
            }}
            className={field}
          >
            <option value="" disabled>
              {w.choose}
            </option>
            {saved.map((one) => (
              <option key={one.name}>{one.name}</option>
            ))}
          </select>
          {current !== undefined && (
            <IconButton
              icon="close"
              label={w.forget}
              onClick={() =>
                settings.setState({ filters: kept.filter((one) => one.name !== current.name) })
              }
            />
          )}
        </>
      )}
      {props.active && current === undefined && (
        <>
          <input
            aria-label={w.name}
            placeholder={w.name}
            maxLength={60}
            value={name}
            onChange={({ target }) => setName(target.value)}
            onKeyDown={onEnter(save)}
            className={field}
          />
          <Button disabled={trimmed === ''} onClick={save}>
            {w.save}
          </Button>
        </>
      )}
    </div>
  );
}
