import { type ReactNode, useId } from 'react';
import { type MaskChoice, maskKinds } from '../../engine/log/mask/kinds';
import { takeAwayWords as w } from '../messages/en/takeAway';

/** One of a few, each with its words. */
export function Choice<T extends string>(props: {
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly words: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <Group legend={props.legend}>
      {props.options.map(({ value, words }) => (
        <label key={value} className="flex min-h-7 items-center gap-2 touch:min-h-11">
          <input
            type="radio"
            name={name}
            checked={props.value === value}
            onChange={() => props.onChange(value)}
            className="size-4 shrink-0 accent-accent"
          />
          {words}
        </label>
      ))}
    </Group>
  );
}

/** What is hidden, kind by kind. */
export function MaskSwitches(props: {
  readonly value: MaskChoice;
  readonly onChange: (value: MaskChoice) => void;
  /** The private view hides all of it. */
  readonly isPrivate?: boolean;
}) {
  const { isPrivate = false } = props;
  return (
    <Group legend={w.masks}>
      <div className="flex flex-wrap gap-x-4">
        {maskKinds.map((kind) => (
          <label key={kind} className="flex min-h-7 items-center gap-2 touch:min-h-11">
            <input
              type="checkbox"
              checked={props.value[kind]}
              disabled={isPrivate}
              onChange={({ target }) => props.onChange({ ...props.value, [kind]: target.checked })}
              className="size-4 shrink-0 accent-accent"
            />
            {w.kinds[kind]}
          </label>
        ))}
      </div>
      {isPrivate && <p className="m-0 text-muted text-sm">{w.privateView}</p>}
    </Group>
  );
}

function Group({ legend, children }: { readonly legend: string; readonly children: ReactNode }) {
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="mb-1 p-0 text-muted">{legend}</legend>
      {children}
    </fieldset>
  );
}
