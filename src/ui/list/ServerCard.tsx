import { type MouseEvent, useEffect, useRef } from 'react';
import type { ServerDetails, ServerResources } from '../../engine/panel/panel';
import { useSettings } from '../app/services';
import { amounts } from '../messages/amounts';
import { consoleWords } from '../messages/en/console';
import { listWords } from '../messages/en/list';
import { StateMark } from '../parts/StateMark';
import { listStateView } from './listStateView';

const w = listWords;

interface ServerCardProps {
  readonly server: ServerDetails;
  /** `undefined`: not asked yet. `null`: no answer. */
  readonly resources: ServerResources | null | undefined;
  readonly href: string;
  readonly onOpen: (event: MouseEvent) => void;
  readonly onSeen: (id: string, inView: boolean) => void;
}

/** Not as a class: those are loaded with every console. */
const figures = { gridTemplateColumns: '88px 1fr' } as const;

export function ServerCard({ server, resources, href, onOpen, onSeen }: ServerCardProps) {
  const hidden = useSettings((s) => s.privateView);
  const card = useRef<HTMLAnchorElement>(null);
  const { identifier, hold } = server;
  // What the panel holds has no figures to ask for.
  const asks = hold === null;
  useEffect(() => {
    const element = card.current;
    if (element === null || !asks) return;
    const observer = new IntersectionObserver((entries) => {
      onSeen(identifier, entries.at(-1)?.isIntersecting === true);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      onSeen(identifier, false);
    };
  }, [identifier, asks, onSeen]);

  const known = resources !== null && resources !== undefined;
  const waiting = resources === undefined && hold === null;
  const state = listStateView(
    known ? resources.state : null,
    hold ?? (known && resources.suspended ? 'suspended' : null),
  );
  const running = known && (resources.state === 'running' || resources.state === 'starting');
  return (
    <a
      ref={card}
      href={href}
      onClick={onOpen}
      className="flex min-w-0 flex-col gap-3 rounded-md border border-line bg-raised p-4 text-text no-underline motion-safe:transition-colors motion-safe:duration-100 hover:border-edge"
    >
      <div className="flex min-w-0 items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="m-0 truncate font-medium text-base">{server.name}</h2>
          <p className="m-0 truncate text-muted text-sm">
            {hidden && server.address !== null
              ? consoleWords.addressHidden
              : (server.address ?? w.noAddress)}
          </p>
        </div>
        <span className="mt-0.5 flex shrink-0 items-center gap-1.5 text-sm">
          {waiting ? (
            <span className="text-muted">…</span>
          ) : (
            <>
              <StateMark shape={state.shape} tone={state.tone} />
              {consoleWords.state(state.word)}
            </>
          )}
        </span>
      </div>
      <dl className="figures m-0 grid gap-3 text-sm" style={figures}>
        <Usage
          name={w.cpu}
          value={running ? cpu(resources.cpuAbsolute, server.limits.cpu) : w.noFigure}
        />
        <Usage
          name={w.memory}
          value={running ? memory(resources.memoryBytes, server.limits.memory) : w.noFigure}
        />
      </dl>
    </a>
  );
}

function Usage({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="flex min-w-0 items-baseline gap-2">
      <dt className="text-muted">{name}</dt>
      <dd className="m-0 truncate">{value}</dd>
    </div>
  );
}

function cpu(used: number, limit: number): string {
  return amounts.percent(limit === 0 ? used : (used / limit) * 100);
}

function memory(used: number, limit: number): string {
  return limit === 0 ? amounts.bytes(used) : amounts.bytesOf(used, limit);
}
