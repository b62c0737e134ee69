import { lazyPart } from '../parts/lazyPart';

/** What is opened from a banner. */
export const StopCard = lazyPart(async () => (await import('./StopCard')).StopCard);
export const ProblemDialog = lazyPart(async () => (await import('./ProblemDialog')).ProblemDialog);
