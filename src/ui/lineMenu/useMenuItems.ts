import { useEffect, useState } from 'react';
import type { FilterRule } from '../../engine/log/filter/filter.types';
import { hidingOf } from '../../settings';
import { openLink } from '../../terminal/links';
import type { TerminalHandle } from '../../terminal/terminal.types';
import { isHiddenAt } from '../../terminal/words';
import { useServices } from '../app/services';
import { useConsole } from '../console/consoleContext';
import { firstLine } from '../console/useKeys';
import { mostRules } from '../filter/filterState';
import { lineMenuWords as w } from '../messages/en/lineMenu';
import { copyText } from '../parts/clipboard';
import { asCopied } from '../takeAway/asCopied';
import { useShownLines } from '../takeAway/useShownLines';
import { useTake } from '../takeAway/useTake';
import type { LineMenuProps } from './LineMenu';
import type { MenuItem } from './Menu';
import type { OpenMenu } from './openMenu';

/** Longer ones nobody looks for. */
const longestText = 1_000;
/** Of a text, so much as is read in a menu. */
const longestSubject = 60;
/** ms */
const noteStays = 4_000;

interface MenuItemsOptions extends LineMenuProps {
  readonly menu: OpenMenu | null;
  readonly handle: TerminalHandle;
  readonly onDetails: (seq: number) => void;
}

/** What can be done with a line: what makes no sense for it is not there. */
export function useMenuItems({ menu, handle, onFind, onSave, onDetails }: MenuItemsOptions): {
  readonly groups: readonly (readonly MenuItem[])[];
  /** What came of the last copy. */
  readonly note: string | null;
} {
  const { config, settings, storage } = useServices();
  const { filter, taking } = useConsole();
  const shown = useShownLines();
  const take = useTake();
  const { note, say } = useNote(take.said);
  if (menu === null) return { groups: [], note };

  const { seq, end, folded, word, wordHides, link } = menu.pointed;
  const { selection } = menu;
  const { range } = taking.getState();
  const inRange = range !== null && range.first < end && seq < range.end;
  const isPrivate = hidingOf(settings.getState()) !== 'nothing';
  const text = (selection === '' ? word : firstLine(selection)).slice(0, longestText);
  const hides = selection === '' ? wordHides : isHiddenAt(text, 0, text.length);
  // What is hidden stands in the log as it was printed: nothing is found by the word in its place.
  const hasText = text !== '' && !(isPrivate && hides);
  const subject = text.slice(0, longestSubject);

  const copyShort = (copied: string): void => {
    void copyText(copied).then((ok) => say(ok ? w.copied : w.copyRefused));
  };
  const copy = (): void => {
    if (selection !== '') copyShort(selection);
    // As by the keys: whoever holds the selected lines copies them, and says what came of it.
    else if (inRange) document.execCommand('copy');
    else {
      const view = shown?.view ?? null;
      void take.copy(asCopied({ first: seq, end }, { settings, storage, view }));
    }
  };
  const rules = filter.getState().filter.rules.filter((rule) => rule.text !== '');
  const add = (keep: FilterRule['keep']): void => {
    const rule: FilterRule = { keep, text, kind: 'text', caseSensitive: false };
    filter.setState(({ filter: now }) => ({
      filter: { ...now, rules: [...rules, rule] },
      among: null,
    }));
  };
  const showsSome = rules.some(({ keep }) => keep === 'show');
  const one = selection !== '' || inRange ? w.copySelection : w.copyLine;
  const save = config.share === null ? w.save : w.saveOrShare;

  const groups: readonly (readonly (MenuItem | false)[])[] = [
    [
      { name: folded && !inRange ? w.copyLines(end - seq) : one, icon: 'copy', run: copy },
      link !== null && { name: w.openLink, icon: 'external', run: () => openLink(link) },
      link !== null && { name: w.copyLink, icon: 'copy', run: () => copyShort(link) },
    ],
    hasText
      ? [
          { name: w.find, icon: 'find', subject, run: () => onFind(text) },
          ...(rules.length < mostRules
            ? [
                {
                  name: showsSome ? w.showToo : w.show,
                  icon: 'filter' as const,
                  subject,
                  run: () => add('show'),
                },
                { name: w.hide, icon: 'hide' as const, subject, run: () => add('hide') },
              ]
            : []),
        ]
      : [],
    [
      folded && {
        name: w.unfold,
        icon: 'chevron',
        run: () => handle.inside.soon(() => handle.inside.unfold(seq)),
      },
      menu.opened && { name: w.fold, icon: 'up', run: () => handle.inside.view.fold(seq) },
      {
        name: save,
        icon: 'save',
        run() {
          taking.setState({ from: seq });
          onSave();
        },
      },
      !folded && { name: w.details, icon: 'more', run: () => onDetails(seq) },
    ],
  ];
  return {
    groups: groups
      .map((items) => items.filter((item) => item !== false))
      .filter((items) => items.length > 0),
    note,
  };
}

/** What was said last is said for a while. `said`: of the last copy of lines. */
function useNote(said: string | null) {
  const [note, setNote] = useState<{ readonly text: string } | null>(null);
  useEffect(() => {
    if (said !== null) setNote({ text: said });
  }, [said]);
  useEffect(() => {
    if (note === null) return;
    const timer = setTimeout(() => setNote(null), noteStays);
    return () => clearTimeout(timer);
  }, [note]);
  return { note: note?.text ?? null, say: (text: string) => setNote({ text }) };
}
