/** What the engine offers; everything else in this folder is its own business. */
export { createEngine } from './engine';
export type {
  Engine,
  EngineSettings,
  EngineSnapshot,
  LogBatch,
  LogViewRequest,
} from './engine.types';
export type { HostedEngine } from './hostedEngine.types';
export { initialSnapshot } from './initialSnapshot';
