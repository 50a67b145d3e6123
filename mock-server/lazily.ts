/** A function that is loaded when it is first called: a start needs none of them. */
export function lazily<Given extends readonly unknown[], Made>(
  load: () => Promise<(...given: Given) => Made | Promise<Made>>,
): (...given: Given) => Made | Promise<Made> {
  let loaded: ((...given: Given) => Made | Promise<Made>) | undefined
  return (...given) =>
    loaded === undefined
      ? load().then((there) => {
          loaded = there
          return there(...given)
        })
      : loaded(...given)
}
