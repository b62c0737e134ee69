import { useEffect, useRef, useState } from 'react';
import { createLinePlaces } from '../../terminal/linePlaces';
import type { TerminalHandle } from '../../terminal/terminal.types';
import { useConsole } from '../console/consoleContext';
import { lineMenuWords as w } from '../messages/en/lineMenu';
import { lazyPart } from '../parts/lazyPart';
import type { LineMenuProps } from './LineMenu';
import { Menu } from './Menu';
import { type OpenMenu, openMenu } from './openMenu';
import { useMenuItems } from './useMenuItems';
import type { Asked } from './watchMenu';

const LineDetails = lazyPart(() => import('./details/LineDetails'), 'LineDetails');

interface LineActionsProps extends LineMenuProps {
  /** A new object whenever the menu is asked for. */
  readonly asked: Asked;
  readonly handle: TerminalHandle;
}

/** The menu of a line, the details of one, and what came of the last copy. */
export function LineActions({ asked, handle, onFind, onSave }: LineActionsProps) {
  const { taking } = useConsole();
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [details, setDetails] = useState<number | null>(null);
  const { groups, note } = useMenuItems({ menu, handle, onFind, onSave, onDetails: setDetails });
  const latest = useRef(asked);

  useEffect(() => {
    latest.current = asked;
    void openMenu(asked, handle, taking.getState().range).then((opened) => {
      const held = asked.by === 'keys' ? asked.held : null;
      const isMeant = latest.current === asked;
      // Another menu is on its way by now, or there is none: the keys are not this one's.
      if (!isMeant || opened === null) held?.release();
      if (isMeant) setMenu(held?.escaped === true ? null : opened);
    });
  }, [asked, handle, taking]);

  // Which line is meant is seen beside the log, also while others come.
  const meant = menu?.pointed ?? null;
  useEffect(() => {
    if (meant === null) return;
    return createLinePlaces(handle.inside).mark(meant.seq, meant.end);
  }, [meant, handle]);

  const close = (back: boolean): void => {
    setMenu(null);
    if (back) handle.focus();
  };
  return (
    <>
      {menu !== null && (
        <Menu
          label={w.menu(menu.pointed.end - menu.pointed.seq)}
          x={menu.x}
          y={menu.y}
          held={menu.held}
          groups={groups.map((items) =>
            items.map((item) => ({
              ...item,
              run() {
                // Back in the log first: what opens now gives the focus back to where it was.
                close(true);
                item.run();
              },
            })),
          )}
          onClose={close}
        />
      )}
      {details !== null && <LineDetails first={details} onClose={() => setDetails(null)} />}
      <Note text={note} handle={handle} />
    </>
  );
}

/** In the corner of the log, where the newest line ends last. */
function Note({ text, handle }: { readonly text: string | null; readonly handle: TerminalHandle }) {
  const ref = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const log = handle.inside.terminal.element?.getBoundingClientRect();
    if (text === null || log === undefined || ref.current === null) return;
    ref.current.style.left = `${log.left + 12}px`;
    ref.current.style.bottom = `${window.innerHeight - log.bottom + 8}px`;
  }, [text, handle]);
  return (
    <p ref={ref} role="status" className="roost-menu-note">
      {text}
    </p>
  );
}
