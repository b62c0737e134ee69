// @ts-check
// Installs what is missing and does nothing else; .ci/run needs the packages before its checks.
import { begin } from './begin.mjs';

begin(null);
