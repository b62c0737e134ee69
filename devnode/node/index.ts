export { createNode } from './createNode';
