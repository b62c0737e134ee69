/** Of several, those that are shown: all of them (`null`), or some. */
export function Choices<T extends string>(props: {
  readonly title: string;
  readonly all: readonly T[];
  readonly chosen: readonly T[] | null;
  readonly name: (one: T) => string;
  readonly onChange: (chosen: readonly T[] | null) => void;
}) {
  const { all, chosen } = props;

  function toggle(one: T): void {
    const before = chosen ?? all;
    const next = before.includes(one) ? before.filter((each) => each !== one) : [...before, one];
    props.onChange(next.length === all.length ? null : next);
  }

  return (
    <fieldset className="m-0 flex flex-wrap items-center gap-x-3 gap-y-1 border-0 p-0">
      <legend className="float-left mr-3 p-0 text-muted text-sm">{props.title}</legend>
      {all.map((one) => (
        <label key={one} className="flex items-center gap-1.5 text-sm touch:min-h-11">
          <input
            type="checkbox"
            checked={chosen === null || chosen.includes(one)}
            onChange={() => toggle(one)}
            className="size-4 shrink-0 accent-accent"
          />
          {props.name(one)}
        </label>
      ))}
    </fieldset>
  );
}
