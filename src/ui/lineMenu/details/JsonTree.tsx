import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import type { FoundJson } from '../../../engine/log/json/findJson';
import { printJson } from '../../../engine/log/json/printJson';
import type { JsonNode } from '../../../engine/log/json/scanJson';
import { lineDetailsWords } from '../../messages/en/lineDetails';
import { Button } from '../../parts/Button';
import { Icon } from '../../parts/Icon';
import { allFolded, deepest, foldedAtFirst, hasMore, parentOf, treeRows } from './treeRows';

const w = lineDetailsWords.json;

/** Rows that are drawn, and that come with a press. */
const pageOfRows = 100;
/** Characters of a value that are shown. */
const longestValue = 1_000;

interface JsonTreeProps {
  readonly title: string;
  /** The text that it was found in. */
  readonly text: string;
  readonly found: FoundJson;
  readonly onCopy: (text: string) => void;
}

/** An object or array of JSON as a tree, a row for each value, as the ARIA practices have it. */
export function JsonTree({ title, text, found, onCopy }: JsonTreeProps) {
  const { nodes } = found;
  const [folded, setFolded] = useState(() => foldedAtFirst(nodes));
  const [most, setMost] = useState(pageOfRows);
  /** The row that has the keys. */
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const { rows, more } = useMemo(() => treeRows(nodes, folded, most), [nodes, folded, most]);
  const isDeep = useMemo(() => nodes.some(({ depth }) => depth > deepest), [nodes]);

  const fold = (index: number, isFolded: boolean): void => {
    const next = new Set(folded);
    if (isFolded) next.add(index);
    else next.delete(index);
    setFolded(next);
    setAt(index);
  };
  const foldAll = (next: ReadonlySet<number>): void => {
    setFolded(next);
    setAt(0);
  };
  const goTo = (index: number | null | undefined): void => {
    if (index === null || index === undefined) return;
    setAt(index);
    list.current?.querySelector<HTMLElement>(`[data-node="${index}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    const node = nodes[at];
    if (node === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const row = rows.indexOf(at);
    const isOpen = hasMore(node) && !folded.has(at);
    switch (event.key) {
      case 'ArrowDown':
        goTo(rows[row + 1]);
        break;
      case 'ArrowUp':
        goTo(rows[row - 1]);
        break;
      case 'Home':
        goTo(rows[0]);
        break;
      case 'End':
        goTo(rows.at(-1));
        break;
      case 'ArrowRight':
        if (isOpen) goTo(rows[row + 1]);
        else if (hasMore(node)) fold(at, false);
        break;
      case 'ArrowLeft':
        if (isOpen) fold(at, true);
        else goTo(parentOf(nodes, at));
        break;
      case 'Enter':
      case ' ':
        if (hasMore(node)) fold(at, isOpen);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const onClick = ({ target }: MouseEvent): void => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-node]') : null;
    const index = Number(row?.dataset.node);
    const node = row === null ? undefined : nodes[index];
    if (node !== undefined && hasMore(node) && !isSelecting()) fold(index, !folded.has(index));
  };

  return (
    <section aria-label={title}>
      <div className="roost-json-head">
        <h3>{title}</h3>
        <span className="roost-json-buttons">
          <Button look="quiet" onClick={() => foldAll(new Set())}>
            {w.unfold}
          </Button>
          <Button look="quiet" onClick={() => foldAll(allFolded(nodes))}>
            {w.fold}
          </Button>
          <Button icon="copy" onClick={() => onCopy(printJson(text, nodes, at))}>
            {at === 0 ? w.copy : w.copyPart}
          </Button>
        </span>
      </div>
      <div
        ref={list}
        role="tree"
        aria-label={title}
        className="roost-json"
        onClick={onClick}
        onKeyDown={onKey}
      >
        {rows.map((index) => {
          const node = nodes[index];
          if (node === undefined) return null;
          const isOpen = hasMore(node) && !folded.has(index);
          return (
            <div
              key={index}
              role="treeitem"
              data-node={index}
              aria-level={node.depth + 1}
              aria-expanded={hasMore(node) ? isOpen : undefined}
              aria-selected={index === at}
              tabIndex={index === at ? 0 : -1}
              className="roost-json-row"
              style={{ paddingLeft: `${4 + node.depth * 14}px` }}
              onFocus={() => setAt(index)}
            >
              <span className="roost-json-arrow" data-open={isOpen}>
                {hasMore(node) && <Icon name="chevron" />}
              </span>
              <Value node={node} text={text} />
            </div>
          );
        })}
      </div>
      {more > 0 && (
        <Button className="mt-1" onClick={() => setMost(most + pageOfRows)}>
          {w.more(Math.min(more, pageOfRows))}
        </Button>
      )}
      {isDeep && <p className="m-0 text-muted text-sm">{w.deeper}</p>}
    </section>
  );
}

/** Texts of the server, and nothing but texts. */
function Value({ node, text }: { readonly node: JsonNode; readonly text: string }) {
  const { kind, key, children, from, to } = node;
  const shown = text.slice(from, Math.min(to, from + longestValue));
  return (
    <span className="roost-json-value">
      {key !== null && (
        <>
          <span className="roost-json-key">{key.slice(0, longestValue)}</span>
          {': '}
        </>
      )}
      {kind === 'object' || kind === 'array' ? (
        <>
          {children === 0 ? (kind === 'object' ? '{}' : '[]') : null}
          {children > 0 && (
            <span className="text-muted">
              {kind === 'object' ? `{ } ${w.fields(children)}` : `[ ] ${w.items(children)}`}
            </span>
          )}
        </>
      ) : (
        <span className={`roost-json-${kind}`}>{shown}</span>
      )}
      {kind === 'string' && to - from > longestValue && (
        <span className="text-muted"> {w.longer(to - from - longestValue)}</span>
      )}
    </span>
  );
}

/** A text is being selected, to be copied: the press that ends it folds nothing. */
function isSelecting(): boolean {
  return document.getSelection()?.isCollapsed === false;
}
