import { useId } from 'react';
import { keptAs } from '../../engine/log/recorder/keptAs';
import { useServices, useSettings } from '../app/services';
import { deviceWords as w } from '../messages/en/device';
import { DeleteKept } from './DeleteKept';
import { useKept } from './useKept';

const mebibyte = 1024 * 1024;
const sizes = [0, 10 * mebibyte, 50 * mebibyte, 200 * mebibyte];
const days = [1, 7, 14, 60];

/** How much of the log is kept on this device, and for how long. `server`: the one that is open. */
export function KeptOnDevice({ server }: { readonly server: string | null }) {
  const { settings, config } = useServices();
  const bytes = useSettings((s) => s.deviceBytes);
  const forDays = useSettings((s) => s.deviceDays);
  const kept = useKept();
  return (
    <div className="flex flex-col gap-1">
      <Choice
        name={w.name}
        all={sizes}
        chosen={bytes}
        label={w.bytes}
        onChoose={(deviceBytes) => settings.setState({ deviceBytes })}
      />
      {bytes > 0 && (
        <Choice
          name={w.days}
          all={days}
          chosen={forDays}
          label={w.daysOf}
          onChoose={(deviceDays) => settings.setState({ deviceDays })}
        />
      )}
      <p className="m-0 text-muted text-sm">{bytes > 0 ? w.hint : w.off}</p>
      <DeleteKept kept={kept} server={server === null ? null : keptAs(config.panel.url, server)} />
    </div>
  );
}

function Choice(props: {
  readonly name: string;
  readonly all: readonly number[];
  readonly chosen: number;
  readonly label: (one: number) => string;
  readonly onChoose: (one: number) => void;
}) {
  const group = useId();
  const all = [...new Set([...props.all, props.chosen])].sort((a, b) => a - b);
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="mb-1 p-0 text-muted">{props.name}</legend>
      <div className="flex flex-wrap gap-x-4">
        {all.map((one) => (
          <label key={one} className="figures flex h-8 items-center gap-2 touch:h-11">
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
      </div>
    </fieldset>
  );
}
