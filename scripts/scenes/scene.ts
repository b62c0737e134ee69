import type { Stage, StageOptions } from './stage';

/** What is worth a look, each in a state that the other side was really brought into. */
export interface Scene extends StageOptions {
  readonly name: string;
  /** Brings it about; the pictures are taken when this has ended. */
  play(stage: Stage): Promise<void>;
}
