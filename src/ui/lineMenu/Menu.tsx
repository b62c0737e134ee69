import './lineMenu.css';
import { Fragment, useEffect, useLayoutEffect, useRef } from 'react';
import { Icon, type IconName } from '../parts/Icon';
import type { HeldKeys } from './holdKeys';

export interface MenuItem {
  readonly name: string;
  readonly icon: IconName;
  /** What it is done with, read after its name: a text of the server's, and nothing but a text. */
  readonly subject?: string;
  run(): void;
}

interface MenuProps {
  readonly label: string;
  /** In groups, with a hairline between them. */
  readonly groups: readonly (readonly MenuItem[])[];
  /** px of the page. */
  readonly x: number;
  readonly y: number;
  /** Asked for by the keys: its first item has the focus, and what was pressed since is done. */
  readonly held: HeldKeys | null;
  /** `back`: the focus goes to where it was; else somebody has pressed elsewhere. */
  readonly onClose: (back: boolean) => void;
}

/** px between the menu and the edges of the page. */
const margin = 4;

/** A menu at a place of the page, as the ARIA practices have it. */
export function Menu({ label, groups, x, y, held, onClose }: MenuProps) {
  const ref = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  // Before it has the focus: a key that comes at once is the menu's.
  useLayoutEffect(() => {
    const abort = new AbortController();
    const options = { capture: true, signal: abort.signal };
    const isInside = ({ target }: Event): boolean =>
      target instanceof Node && ref.current?.contains(target) === true;
    const elsewhere = (event: Event): void => {
      if (!isInside(event)) close.current(false);
    };
    const onKey = (event: KeyboardEvent): void => {
      const menu = ref.current;
      if (menu === null || event.isComposing) return;
      // The keys of the page are not meant while a menu is open.
      event.stopImmediatePropagation();
      if (event.key === 'Escape' || event.key === 'Tab') {
        event.preventDefault();
        close.current(true);
      } else if (move(itemsOf(menu), event)) {
        event.preventDefault();
      }
    };
    window.addEventListener('keydown', onKey, options);
    for (const kind of ['pointerdown', 'wheel'] as const) {
      window.addEventListener(kind, elsewhere, { ...options, passive: true });
    }
    window.addEventListener('blur', ({ target }) => target === window && close.current(true), {
      signal: abort.signal,
    });
    window.addEventListener('resize', () => close.current(true), { signal: abort.signal });
    return () => abort.abort();
  }, []);

  useLayoutEffect(() => {
    const menu = ref.current;
    if (menu === null) return;
    const room = { width: window.innerWidth, height: seenHeight() };
    menu.style.maxHeight = `${room.height - 2 * margin}px`;
    const { width, height } = menu.getBoundingClientRect();
    const left = x + width + margin <= room.width ? x : x - width;
    const top = y + height + margin <= room.height ? y : y - height;
    menu.style.left = `${clamp(left, margin, room.width - width - margin)}px`;
    menu.style.top = `${clamp(top, margin, room.height - height - margin)}px`;
    (held !== null ? itemsOf(menu)[0] : menu)?.focus({ preventScroll: true });
    for (const key of held?.release() ?? []) if (!press(menu, key)) break;
  }, [x, y, held]);

  return (
    <div
      ref={ref}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className="roost-menu"
      onContextMenu={(event) => event.preventDefault()}
    >
      {groups.map((items, at) => (
        <Fragment key={items[0]?.name}>
          {at > 0 && <hr className="roost-menu-line" />}
          {items.map(({ name, icon, subject, run }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="roost-menu-item"
              onPointerMove={({ currentTarget, pointerType }) =>
                pointerType === 'mouse' && currentTarget.focus({ preventScroll: true })
              }
              onClick={run}
            >
              <Icon name={icon} />
              <span className="roost-menu-name">{name}</span>
              {subject !== undefined && <span className="roost-menu-subject">{subject}</span>}
            </button>
          ))}
        </Fragment>
      ))}
    </div>
  );
}

/** Presses `key` once more, where it is meant. @returns whether the menu is still there. */
function press(menu: HTMLElement, key: string): boolean {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || !menu.contains(at)) return false;
  // A key that is not a person's presses no button.
  if (key === 'Enter' || key === ' ') at.click();
  else at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  return !['Enter', ' ', 'Tab'].includes(key);
}

/** `false`: the key is none that moves in a menu. */
function move(items: readonly HTMLElement[], { key, ctrlKey, altKey, metaKey }: KeyboardEvent) {
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = ((): HTMLElement | undefined => {
    switch (key) {
      case 'ArrowDown':
        return items[(at + 1) % items.length];
      case 'ArrowUp':
        return items.at(at <= 0 ? -1 : at - 1);
      case 'Home':
      case 'PageUp':
        return items[0];
      case 'End':
      case 'PageDown':
        return items.at(-1);
      default:
        break;
    }
    if (key.length !== 1 || key === ' ' || ctrlKey || altKey || metaKey) return undefined;
    const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    return after.find(({ textContent }) => textContent.toLowerCase().startsWith(key.toLowerCase()));
  })();
  next?.focus();
  return next !== undefined;
}

function itemsOf(menu: HTMLElement): readonly HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
}

/** Above a keyboard on the screen. */
function seenHeight(): number {
  return Math.min(window.innerHeight, window.visualViewport?.height ?? window.innerHeight);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
