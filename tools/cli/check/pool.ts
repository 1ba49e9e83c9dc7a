// Several things at once, their results in order.

/**
 * Works on items, at most `jobs` at a time.
 *
 * returns  yields the results in the order of the items, each as soon as those before it are there
 * errors   throws what the first failing one, in that order, throws; those begun are not awaited
 */
export async function* inOrder<T, R>(
  items: readonly T[],
  jobs: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = []
  let running = 0
  let next = 0
  const begin = (): void => {
    for (; running < jobs && next < items.length; next++) {
      const item = items[next]
      if (item === undefined) continue
      running++
      const result = work(item).finally(() => {
        running--
        begin()
      })
      // Whoever takes it hears of a failure; until then it is nobody's.
      result.catch(() => {})
      begun.push(result)
    }
  }
  begin()
  for (let index = 0; index < items.length; index++) {
    const result = begun[index]
    if (result !== undefined) yield await result
  }
}
