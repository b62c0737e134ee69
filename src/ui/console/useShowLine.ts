import { isActive } from '../filter/filterState';
import { useConsole } from './consoleContext';

/** Shows a line of the log. One that a filter may hide is shown among its neighbours. */
export function useShowLine(): (seq: number) => void {
  const { terminal, filter } = useConsole();
  return (seq) => {
    const now = filter.getState();
    // While one is shown so, all lines are.
    if (isActive(now.filter) && now.among === null) filter.setState({ among: seq });
    else terminal.current?.showLine(seq);
  };
}
