import { useId } from 'react';
import { clampFontSize, foldSteps, fontSizes, type Times } from '../../settings';
import { useServices, useSettings } from '../app/services';
import { useConsole } from '../console/consoleContext';
import { displayWords as w } from '../messages/en/display';
import { Button, IconButton } from '../parts/Button';
import { useFocusBack } from '../parts/focus';
import { PrivateChoices } from './PrivateChoices';

const all: readonly Times[] = ['off', 'clock', 'exact', 'since'];

/** Above the log, so that what is chosen is seen at once. */
export function DisplayPanel({ times }: { readonly times: Times }) {
  const { settings } = useServices();
  const { display } = useConsole();
  const size = useSettings((s) => s.fontSize);
  const wrap = useSettings((s) => s.wrap);
  const foldTraces = useSettings((s) => s.foldTraces);
  const foldRepeats = useSettings((s) => s.foldRepeats);
  useFocusBack(true);
  const resize = (to: number) => () => settings.setState({ fontSize: clampFontSize(to) });
  return (
    <section
      aria-label={w.title}
      className="flex max-h-[50%] shrink-0 items-start gap-2 overflow-y-auto border-line border-b bg-raised px-3 py-2"
    >
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <Choice
          name={w.times}
          all={all}
          chosen={times}
          label={(one) => w.time[one]}
          onChoose={(one) => settings.setState({ times: one })}
        />
        <Choice
          name={w.lines}
          all={['wrap', 'sideways']}
          chosen={wrap ? 'wrap' : 'sideways'}
          label={(one) => w[one]}
          onChoose={(one) => settings.setState({ wrap: one === 'wrap' })}
        />
        <Choice
          name={w.traces}
          all={['foldTraces', 'wholeTraces']}
          chosen={foldTraces ? 'foldTraces' : 'wholeTraces'}
          label={(one) => w[one]}
          onChoose={(one) => settings.setState({ foldTraces: one === 'foldTraces' })}
        />
        <Choice
          name={w.repeats}
          all={foldSteps}
          chosen={foldRepeats}
          label={w.fold}
          onChoose={(from) => settings.setState({ foldRepeats: from })}
        />
        <fieldset className="m-0 flex flex-wrap items-center gap-1 border-0 p-0">
          <legend className="float-left mr-3 w-24 p-0 py-1 text-muted touch:py-3">{w.size}</legend>
          <Button
            aria-label={w.smaller}
            disabled={size <= fontSizes.least}
            onClick={resize(size - 1)}
            className="w-8 touch:w-11"
          >
            −
          </Button>
          <output className="figures w-14 text-center" aria-live="polite">
            {w.px(size)}
          </output>
          <Button
            aria-label={w.larger}
            disabled={size >= fontSizes.most}
            onClick={resize(size + 1)}
            className="w-8 touch:w-11"
          >
            +
          </Button>
          <Button
            look="quiet"
            disabled={size === fontSizes.standard}
            onClick={resize(fontSizes.standard)}
          >
            {w.reset}
          </Button>
        </fieldset>
        <PrivateChoices />
        <p className="m-0 text-muted text-sm">
          {times !== 'off' && <span className="block">{w.unknown}</span>}
          <span className="block">{w.marks}</span>
          {(foldTraces || foldRepeats > 0) && <span className="block">{w.foldHint}</span>}
          <span className="block">{w.sizeHint}</span>
        </p>
      </div>
      <IconButton icon="close" label={w.close} onClick={() => display.setState({ open: false })} />
    </section>
  );
}

function Choice<T extends string | number>(props: {
  readonly name: string;
  readonly all: readonly T[];
  readonly chosen: T;
  readonly label: (one: T) => string;
  readonly onChoose: (one: T) => void;
}) {
  const group = useId();
  return (
    <fieldset className="m-0 flex flex-wrap gap-x-4 border-0 p-0">
      <legend className="float-left w-24 p-0 py-1 text-muted touch:py-3">{props.name}</legend>
      {props.all.map((one) => (
        <label key={one} className="flex h-7 items-center gap-2 touch:h-11">
          <input
            type="radio"
            name={group}
            checked={props.chosen === one}
            onChange={() => props.onChoose(one)}
            className="size-4 accent-accent"
          />
          {props.label(one)}
        </label>
      ))}
    </fieldset>
  );
}
