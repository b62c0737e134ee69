import { lazyPart } from '../parts/lazyPart';

/** What is opened from a banner. */
export const StopCard = lazyPart(() => import('./StopCard'), 'StopCard');
export const ProblemDialog = lazyPart(() => import('./ProblemDialog'), 'ProblemDialog');
