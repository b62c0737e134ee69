import { useMemo } from 'react';
import type { KnownProblem } from '../../engine/trouble/trouble.types';
import { useServices } from '../app/services';
import type { BannerSource } from '../console/banner.types';
import { problemId } from '../console/bannersOfTrouble';
import { useConsole } from '../console/consoleContext';
import { createSeenProblems } from './seenProblems';

/** The known problems by the banners that tell of them. */
export interface Problems {
  of(id: string): KnownProblem | undefined;
  /** A page that was open before has told of it in this run of the server. */
  isOver(id: string): boolean;
  putAway(id: string): void;
}

export function useProblems({ trouble, server }: BannerSource): Problems {
  const { storage } = useServices();
  const { server: name } = useConsole();
  const seen = useMemo(() => createSeenProblems(storage, name), [storage, name]);
  const of: Problems['of'] = (id) => trouble.problems.find((one) => problemId(one) === id);
  return {
    of,
    isOver(id) {
      const problem = of(id);
      return problem !== undefined && seen.has(problem, server.process !== 'offline');
    },
    putAway(id) {
      const problem = of(id);
      if (problem !== undefined) seen.putAway(problem.feature, Date.now());
    },
  };
}
