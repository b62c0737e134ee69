import { useEffect, useRef, useState } from 'react';
import type { Panel, ServerResources } from '../../engine/panel/panel';
import { useServices } from '../app/services';
import { usePageVisible } from '../parts/hooks';
import { createResourceWatch, type ResourceWatch } from './resourceWatch';

export type ResourcesById = ReadonlyMap<string, ServerResources | null>;

export interface Resources {
  readonly known: ResourcesById;
  /** A card's place in the page: only those in view are asked about. */
  readonly seen: (id: string, inView: boolean) => void;
}

export function useResources(panel: Panel): Resources {
  const { clock } = useServices();
  const visible = usePageVisible();
  const [known, setKnown] = useState<ResourcesById>(new Map());
  const watch = useRef<ResourceWatch | null>(null);
  const inView = useRef(new Set<string>());

  useEffect(() => {
    const created = createResourceWatch({
      panel,
      clock,
      onResources: (id, found) => setKnown((before) => new Map(before).set(id, found)),
    });
    created.want([...inView.current]);
    watch.current = created;
    return () => created.close();
  }, [panel, clock]);

  useEffect(() => watch.current?.setVisible(visible), [visible]);

  const seen = useRef((id: string, now: boolean): void => {
    if (now) inView.current.add(id);
    else inView.current.delete(id);
    watch.current?.want([...inView.current]);
  });
  return { known, seen: seen.current };
}
