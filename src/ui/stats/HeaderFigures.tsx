import { statsWords } from '../messages/en/stats';
import { useFigures } from './useFigures';

const w = statsWords;

/** The last numbers, where the charts are not to be seen. */
export function HeaderFigures() {
  const { figures } = useFigures();
  return (
    <dl className="figures m-0 flex items-center gap-3 whitespace-nowrap text-sm">
      <HeaderNumber name={w.cpu} value={figures.cpu.value} width="w-10" />
      <HeaderNumber name={w.memory} value={figures.memory.value} width="w-16" />
    </dl>
  );
}

function HeaderNumber(props: {
  readonly name: string;
  readonly value: string;
  readonly width: string;
}) {
  return (
    <div className="flex items-baseline gap-1.5">
      <dt className="text-muted">{props.name}</dt>
      <dd className={`m-0 ${props.width}`}>{props.value}</dd>
    </div>
  );
}
