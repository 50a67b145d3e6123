/** `hydra-1.5` -> `hydra15`: the name of what a generated module exports. */
export const constantName = (name: string): string =>
  name.replaceAll(/[.-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
