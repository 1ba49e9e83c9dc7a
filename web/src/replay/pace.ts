// How fast a replay goes.

/** Milliseconds that a step stands while the replay plays: slowly enough to read a sentence. */
export const msPerStep = 1800
