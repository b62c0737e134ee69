import { useSnapshot } from '../console/consoleContext';
import { problemWords } from '../messages/en/problems';

/** Problems that nothing can be pressed for: they are explained. */

export function PidHelp() {
  const w = problemWords.pids;
  return (
    <>
      <p className="m-0">{w.about}</p>
      <Helps items={w.helps} />
    </>
  );
}

export function DiskHelp() {
  const w = problemWords.disk;
  const used = useSnapshot((s) => s.stats.current?.disk ?? 0);
  const limit = useSnapshot((s) => s.details?.limits.disk ?? null);
  return (
    <>
      <p className="m-0">
        {w.about} {limit !== null && diskWords(used, limit)}
      </p>
      <Helps items={w.helps} />
    </>
  );
}

/** Bytes; `used` 0: it has not been said. `limit` 0: there is none. */
export function diskWords(used: number, limit: number): string {
  const w = problemWords.disk;
  if (used === 0) return w.usedUnknown(limit);
  return limit === 0 ? w.usedNoLimit(used) : w.used(used, limit);
}

function Helps({ items }: { readonly items: readonly string[] }) {
  return (
    <ul className="roost-trouble-list">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
