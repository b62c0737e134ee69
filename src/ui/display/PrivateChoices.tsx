import { useServices, useSettings } from '../app/services';
import { displayWords as w } from '../messages/en/display';

/** What is hidden on the screen, for who shows it to others. */
export function PrivateChoices() {
  const { settings } = useServices();
  const privateView = useSettings((s) => s.privateView);
  const hideNames = useSettings((s) => s.hideNames);
  return (
    <div className="flex flex-col gap-1">
      <Switch
        on={privateView}
        name={w.privateView}
        onChange={(on) => settings.setState({ privateView: on })}
      />
      {privateView && (
        <div className="flex flex-col gap-1 pl-6">
          <Switch
            on={hideNames}
            name={w.hideNames}
            onChange={(on) => settings.setState({ hideNames: on })}
          />
          <p className="m-0 text-muted text-sm">
            {w.privateHint} {hideNames ? w.namesHint : w.namesSeen}
          </p>
        </div>
      )}
    </div>
  );
}

function Switch(props: {
  readonly on: boolean;
  readonly name: string;
  readonly onChange: (on: boolean) => void;
}) {
  return (
    <label className="flex items-center gap-2 touch:min-h-11">
      <input
        type="checkbox"
        checked={props.on}
        onChange={({ target }) => props.onChange(target.checked)}
        className="size-4 shrink-0 accent-accent"
      />
      {props.name}
    </label>
  );
}
