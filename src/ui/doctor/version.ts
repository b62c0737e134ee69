/** Put in by the build. */
declare const ROOST_VERSION: string;

export const version = ROOST_VERSION;
