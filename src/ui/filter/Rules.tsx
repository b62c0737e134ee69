import { useEffect, useRef } from 'react';
import type { FilterFault, FilterRule } from '../../engine/log/filter/filter.types';
import { filterWords as w } from '../messages/en/filter';
import { Button, IconButton } from '../parts/Button';
import { takesKeys } from '../parts/focus';
import { mostRules } from './filterState';

const newRule: FilterRule = { keep: 'show', text: '', kind: 'text', caseSensitive: false };

const field =
  'h-7 rounded-md border border-edge bg-surface px-2 text-sm text-text placeholder:text-muted touch:h-11 touch:text-lg';

/** The texts and patterns that lines must have, or must not. There is always one to type into. */
export function Rules(props: {
  readonly rules: readonly FilterRule[];
  readonly fault: FilterFault | null;
  readonly onChange: (rules: readonly FilterRule[]) => void;
}) {
  const { fault, onChange } = props;
  const rules = props.rules.length === 0 ? [newRule] : props.rules;
  const change = (at: number, changes: Partial<FilterRule>): void =>
    onChange(rules.map((rule, index) => (index === at ? { ...rule, ...changes } : rule)));

  // What is typed after "Add a rule" belongs to that rule, not to one that is there.
  const added = useRef(false);
  const last = useRef<HTMLInputElement>(null);
  const count = rules.length;
  useEffect(() => {
    if (added.current && count > 1 && takesKeys()) last.current?.focus();
    added.current = false;
  }, [count]);

  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1.5">
      {Array.from(rules.entries(), ([at, rule]) => (
        // A rule has nothing of its own but its place.
        <div key={at} className="flex flex-wrap items-center gap-1.5">
          <select
            aria-label={w.keepNumber(at + 1)}
            value={rule.keep}
            onChange={({ target }) =>
              change(at, { keep: target.value === 'hide' ? 'hide' : 'show' })
            }
            className={field}
          >
            <option value="show">{w.keep.show}</option>
            <option value="hide">{w.keep.hide}</option>
          </select>
          <input
            ref={at === count - 1 ? last : undefined}
            aria-label={w.ruleNumber(at + 1)}
            aria-invalid={fault?.rule === at}
            value={rule.text}
            placeholder={rule.kind === 'pattern' ? w.patternPlaceholder : w.placeholder}
            autoCapitalize="none"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            onChange={({ target }) => change(at, { text: target.value })}
            className={`${field} order-last min-w-32 basis-full font-mono min-[520px]:order-none min-[520px]:flex-1 min-[520px]:basis-48 aria-invalid:border-warn`}
          />
          <Toggle
            name={w.caseSensitive}
            face="Aa"
            pressed={rule.caseSensitive}
            onPress={(caseSensitive) => change(at, { caseSensitive })}
          />
          <Toggle
            name={w.pattern}
            face=".*"
            pressed={rule.kind === 'pattern'}
            onPress={(pattern) => change(at, { kind: pattern ? 'pattern' : 'text' })}
          />
          {rules.length > 1 && (
            <IconButton
              icon="close"
              label={w.remove(at + 1)}
              onClick={() => onChange(rules.filter((_, index) => index !== at))}
            />
          )}
          {at === rules.length - 1 && at + 1 < mostRules && (
            <span className="order-last basis-full short:order-none short:basis-auto">
              <Button
                look="quiet"
                onClick={() => {
                  added.current = true;
                  onChange([...rules, newRule]);
                }}
              >
                {w.add}
              </Button>
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

function Toggle(props: {
  readonly name: string;
  readonly face: string;
  readonly pressed: boolean;
  readonly onPress: (pressed: boolean) => void;
}) {
  return (
    <Button
      look={props.pressed ? 'plain' : 'quiet'}
      aria-label={props.name}
      aria-pressed={props.pressed}
      title={props.name}
      onClick={() => props.onPress(!props.pressed)}
      className="w-9 px-0! font-mono aria-pressed:border-accent touch:w-11"
    >
      {props.face}
    </Button>
  );
}
