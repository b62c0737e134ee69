import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { consoleWords } from '../messages/en/console';
import { IconButton } from './Button';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** `wide`: for what is read. `sheet`: from the bottom edge, for a thumb. `alert`: asks before something is done. */
  readonly kind?: 'dialog' | 'wide' | 'sheet' | 'alert';
}

const places = {
  dialog: 'm-auto w-[min(440px,calc(100vw-24px))] rounded-md',
  wide: 'm-auto w-[min(720px,calc(100vw-24px))] rounded-md',
  alert: 'm-auto w-[min(400px,calc(100vw-24px))] rounded-md',
  sheet: 'mx-auto mt-auto mb-0 w-full max-w-[480px] rounded-t-md pb-[env(safe-area-inset-bottom)]',
} as const;

/** The browser's own dialog: it holds the focus, closes by Esc and gives the focus back. */
export function Dialog({ title, onClose, children, kind = 'dialog' }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = ref.current;
    // The dialog itself is hit only beside its content: on the backdrop.
    const onBackdrop = ({ target }: MouseEvent): void => {
      if (target === dialog) onClose();
    };
    dialog?.addEventListener('click', onBackdrop);
    return () => dialog?.removeEventListener('click', onBackdrop);
  }, [onClose]);
  // With the page's change, not after it: a key pressed between the two would be nobody's.
  useLayoutEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog !== null && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={heading}
      role={kind === 'alert' ? 'alertdialog' : 'dialog'}
      className={`max-h-[calc(100dvh-24px)] overflow-y-auto overscroll-contain border border-line bg-raised p-0 text-text shadow-lg ${places[kind]}`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="p-4">
        <div className="mb-3 flex items-center justify-between gap-2">
          <h2 id={heading} className="m-0 min-w-0 break-words font-medium text-lg">
            {title}
          </h2>
          {kind !== 'alert' && (
            <IconButton
              icon="close"
              label={consoleWords.close}
              onClick={onClose}
              className="-my-1 -mr-1.5 touch:-mr-3"
            />
          )}
        </div>
        {children}
      </div>
    </dialog>
  );
}
