import { useEffect, useRef } from 'react';
import type { Level } from '../../engine/log/levels/level';
import type { LineSource } from '../../engine/log/line';
import { filterWords as w } from '../messages/en/filter';
import { Button } from '../parts/Button';
import { takesKeys, useFocusBack } from '../parts/focus';
import { Choices } from './Choices';
import { countsOf } from './counts';
import { isActive } from './filterState';
import { Rules } from './Rules';
import { SavedFilters } from './SavedFilters';
import { useFilter } from './useFilter';
import { useMoreBelow } from './useMoreBelow';

const levels: readonly (Level | 'none')[] = [
  'fatal',
  'error',
  'warn',
  'info',
  'debug',
  'trace',
  'none',
];
const sources: readonly LineSource[] = ['console', 'node', 'install', 'own'];

/** What of the log is shown. Closed, it keeps the filter in force and says so in a line. */
export function FilterPanel() {
  const { change, clear, close, backToFilter, ...state } = useFilter();
  const { filter, open, fault, among } = state;
  const active = isActive(filter);
  const counts = countsOf(state);
  useFocusBack(open);
  const choices = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open && takesKeys()) choices.current?.querySelector('input')?.focus();
  }, [open]);
  const more = useMoreBelow(choices, open);

  return (
    <section
      aria-label={w.title}
      className="flex max-h-[60%] short:max-h-[75%] shrink-0 flex-col border-line border-b bg-raised px-3 py-2"
    >
      {open && (
        <div ref={choices} className="-m-1 flex min-h-0 flex-col gap-2 overflow-y-auto p-1">
          <Rules
            rules={filter.rules}
            fault={fault}
            onChange={(rules) => change({ ...filter, rules })}
          />
          <Choices
            title={w.levels}
            all={levels}
            chosen={filter.levels}
            name={(level) => w.level[level]}
            onChange={(next) => change({ ...filter, levels: next })}
          />
          <Choices
            title={w.sources}
            all={sources}
            chosen={filter.sources}
            name={(source) => w.source[source as keyof typeof w.source]}
            onChange={(next) => change({ ...filter, sources: next })}
          />
          <SavedFilters filter={filter} active={active} onChoose={change} />
        </div>
      )}
      {fault !== null && (
        <p role="alert" className="m-0 mt-1 shrink-0 break-words text-sm text-warn">
          {fault.rule === null ? w.notLoaded : w.fault(fault.rule + 1, fault.reason)}
        </p>
      )}
      {(open || active) && (
        <div className="mt-1 flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
          <p
            role="status"
            className="figures m-0 min-w-0 basis-full min-[520px]:flex-1 min-[520px]:basis-48"
          >
            {among !== null ? w.around : counts}
          </p>
          {among !== null && (
            <Button look="primary" onClick={backToFilter}>
              {w.backToFilter}
            </Button>
          )}
          {among === null && active && <Button onClick={clear}>{w.clear}</Button>}
          {more && (
            <Button
              look="quiet"
              icon="down"
              onClick={() => choices.current?.scrollBy(0, choices.current.clientHeight / 2)}
            >
              {w.more}
            </Button>
          )}
          {open && (
            <Button aria-label={w.close} onClick={close}>
              {w.closeShort}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
