import { type ReactNode, useId } from 'react';
import type { ThemeChoice } from '../../address';
import {
  chooseTheme,
  clampFontSize,
  clampLineHeight,
  fontSizes,
  lineHeights,
} from '../../settings';
import type { HomeKind } from '../../worker/client.types';
import { useServices, useSettings } from '../app/services';
import { KeptOnDevice } from '../device/KeptOnDevice';
import { amounts } from '../messages/amounts';
import { consoleWords } from '../messages/en/console';
import { settingsWords } from '../messages/en/settings';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { KeptLines } from './KeptLines';

const w = settingsWords;
const themes: readonly ThemeChoice[] = ['system', 'dark', 'light'];

interface SettingsDialogProps {
  readonly onClose: () => void;
  /** `thread`: the engine has no worker. Not known on the list. */
  readonly home?: HomeKind;
  /** Lines of the log that is open. */
  readonly held?: number;
  /** The server that is open. */
  readonly server?: string | null;
  /** Absent: there is no connection to look at. */
  readonly onDoctor?: () => void;
}

export function SettingsDialog(props: SettingsDialogProps) {
  const { onClose, home = 'worker', held = 0, server = null, onDoctor } = props;
  const { settings } = useServices();
  const s = useSettings((all) => all);
  const name = useId();
  return (
    <Dialog title={w.title} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <fieldset className="m-0 border-0 p-0">
          <legend className="mb-1 p-0 text-muted">{w.theme}</legend>
          <div className="flex flex-wrap gap-x-4">
            {themes.map((theme) => (
              <label key={theme} className="flex h-8 items-center gap-2 touch:h-11">
                <input
                  type="radio"
                  name={name}
                  checked={(s.askedTheme ?? s.theme) === theme}
                  onChange={() => chooseTheme(settings, theme)}
                  className="size-4 accent-accent"
                />
                {w.themes[theme]}
              </label>
            ))}
          </div>
        </fieldset>
        <Stepper
          name={w.fontSize}
          value={`${s.fontSize} px`}
          onLess={() => settings.setState({ fontSize: clampFontSize(s.fontSize - 1) })}
          onMore={() => settings.setState({ fontSize: clampFontSize(s.fontSize + 1) })}
          atLeast={s.fontSize <= fontSizes.least}
          atMost={s.fontSize >= fontSizes.most}
        />
        <Stepper
          name={w.lineHeight}
          value={amounts.percent(s.lineHeight * 100)}
          onLess={() =>
            settings.setState({ lineHeight: clampLineHeight(s.lineHeight - lineHeights.step) })
          }
          onMore={() =>
            settings.setState({ lineHeight: clampLineHeight(s.lineHeight + lineHeights.step) })
          }
          atLeast={s.lineHeight <= lineHeights.least}
          atMost={s.lineHeight >= lineHeights.most}
        />
        <KeptLines held={held} />
        <KeptOnDevice server={server} />
        <Check
          checked={s.askBeforeStop}
          onChange={(askBeforeStop) => settings.setState({ askBeforeStop })}
          hint={w.askBeforeStopHint}
        >
          {w.askBeforeStop}
        </Check>
        <Check
          checked={!s.statsFolded}
          onChange={(shown) => settings.setState({ statsFolded: !shown })}
        >
          {w.showStats}
        </Check>
        {s.rememberedKey !== null && (
          <div className="flex flex-wrap items-center justify-between gap-2">
            {w.keyKept}
            <Button onClick={() => settings.setState({ rememberedKey: null })}>
              {w.forgetKey}
            </Button>
          </div>
        )}
        {onDoctor !== undefined && (
          <div className="flex flex-wrap items-center justify-between gap-2">
            {w.connection}
            <Button onClick={onDoctor}>{consoleWords.whatsWrong}</Button>
          </div>
        )}
        {!s.storageWorks && <p className="m-0 text-muted text-sm">{w.noStorage}</p>}
        {home === 'thread' && <p className="m-0 text-muted text-sm">{w.noWorker}</p>}
      </div>
    </Dialog>
  );
}

function Check(props: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <label className="flex items-start gap-2 touch:min-h-11 touch:items-center">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span>
        {props.children}
        {props.hint !== undefined && <span className="block text-muted text-sm">{props.hint}</span>}
      </span>
    </label>
  );
}

function Stepper(props: {
  readonly name: string;
  readonly value: string;
  readonly onLess: () => void;
  readonly onMore: () => void;
  readonly atLeast: boolean;
  readonly atMost: boolean;
}) {
  const { name } = props;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <span>{name}</span>
      <span className="flex items-center gap-1">
        <Button
          aria-label={`${name}: ${w.smaller}`}
          disabled={props.atLeast}
          onClick={props.onLess}
          className="w-8 touch:w-11"
        >
          −
        </Button>
        <output className="figures w-14 text-center" aria-live="polite">
          {props.value}
        </output>
        <Button
          aria-label={`${name}: ${w.larger}`}
          disabled={props.atMost}
          onClick={props.onMore}
          className="w-8 touch:w-11"
        >
          +
        </Button>
      </span>
    </div>
  );
}
