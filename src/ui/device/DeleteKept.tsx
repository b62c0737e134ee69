import { useEffect, useRef, useState } from 'react';
import { deviceWords as w } from '../messages/en/device';
import { Button } from '../parts/Button';
import { type Kept, totalOf } from './useKept';

interface DeleteKeptProps {
  readonly kept: Kept;
  /** The one that is open (keptAs.ts); `null`: none is. */
  readonly server: string | null;
}

/** How much is kept on this device, and the way to be rid of it. What is to go is said before. */
export function DeleteKept({ kept, server }: DeleteKeptProps) {
  const { sizes } = kept;
  const [asked, setAsked] = useState<'here' | 'all' | null>(null);
  const [said, setSaid] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const answered = useRef(false);

  // The buttons go with their question.
  useEffect(() => {
    if (asked === null && answered.current) place.current?.focus();
    answered.current = asked !== null;
  }, [asked]);

  if (sizes === null) return null;
  if (sizes === 'blocked') return <p className="m-0 text-muted text-sm">{w.blocked}</p>;
  const total = totalOf(sizes);
  const here = server === null ? 0 : (sizes.get(server) ?? 0);

  async function drop(): Promise<void> {
    const worked = await kept.forget(asked === 'here' ? server : null);
    setAsked(null);
    setSaid(worked ? w.deleted : w.notDeleted);
  }

  return (
    <div ref={place} tabIndex={-1} className="flex flex-col gap-2">
      <p role="status" className="m-0 text-muted text-sm">
        {said} {here > 0 && w.here(here)}{' '}
        {total.servers === 0 ? w.none : total.bytes > here && w.all(total.bytes, total.servers)}
      </p>
      {asked === null ? (
        <div className="flex flex-wrap gap-2 empty:hidden">
          {here > 0 && <Button onClick={() => setAsked('here')}>{w.deleteHere}</Button>}
          {total.bytes > here && <Button onClick={() => setAsked('all')}>{w.deleteAll}</Button>}
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <p role="alert" className="m-0 min-w-0 flex-1 basis-48 text-warn">
            {asked === 'here' ? w.askHere : w.askAll}
          </p>
          <span className="flex gap-2">
            <Button onClick={() => setAsked(null)}>{w.keep}</Button>
            <Button look="danger" onClick={() => void drop()}>
              {w.drop}
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}
