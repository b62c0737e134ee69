import { useCallback, useEffect, useRef, useState } from 'react';
import type { Panel, PanelFailure, ServerDetails } from '../../engine/panel/panel';

export interface ServerList {
  readonly servers: readonly ServerDetails[];
  readonly total: number;
  readonly loading: boolean;
  readonly failure: PanelFailure | null;
}

const empty: ServerList = { servers: [], total: 0, loading: true, failure: null };

/** All pages of the list, one after the other, shown as they come. */
export function useServers(panel: Panel): ServerList & { readonly reload: () => void } {
  const [list, setList] = useState(empty);
  const stop = useRef((): void => {});

  const reload = useCallback((): void => {
    stop.current();
    let stopped = false;
    stop.current = () => {
      stopped = true;
    };
    const load = async (): Promise<void> => {
      setList(empty);
      const byId = new Map<string, ServerDetails>();
      for (let page = 1, pages = 1; page <= pages; page += 1) {
        const answer = await panel.servers(page);
        if (stopped) return;
        if (!answer.ok) {
          setList((have) => ({ ...have, loading: false, failure: answer.failure }));
          return;
        }
        // A server that is added meanwhile moves others to the next page.
        for (const server of answer.value.servers) byId.set(server.uuid, server);
        pages = answer.value.pages;
        setList({
          servers: [...byId.values()],
          total: answer.value.total,
          loading: page < pages,
          failure: null,
        });
      }
    };
    void load();
  }, [panel]);

  useEffect(() => {
    reload();
    return () => stop.current();
  }, [reload]);
  return { ...list, reload };
}

/** Every word typed has to be somewhere in the name, the address, the ID or the description. */
export function matching(servers: readonly ServerDetails[], find: string): ServerDetails[] {
  const parts = find.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return servers.filter((server) => {
    const text = [server.name, server.address ?? '', server.uuid, server.description, server.node]
      .join('\n')
      .toLocaleLowerCase();
    return parts.every((part) => text.includes(part));
  });
}
