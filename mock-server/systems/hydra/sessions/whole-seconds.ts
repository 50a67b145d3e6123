/** A time in milliseconds without its fraction of a second: so the server keeps when something was asked for, and when somebody signed in. */
export const wholeSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1_000) * 1_000
