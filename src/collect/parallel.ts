/** Maps items with at most `limit` at work at once, yielding results as they are ready; pulls no item before there is room for it. */
export async function* parallelMap<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  limit: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running = new Set<Promise<{ result: R; self: unknown }>>();
  const settle = async () => {
    const { result, self } = await Promise.race(running);
    running.delete(self as Promise<{ result: R; self: unknown }>);
    return result;
  };
  try {
    for await (const item of items) {
      const task: Promise<{ result: R; self: unknown }> = work(item).then((result) => ({
        result,
        self: task,
      }));
      // A failure is seen by the race; this keeps Node from calling it unhandled before that.
      task.catch(() => undefined);
      running.add(task);
      if (running.size >= limit) yield await settle();
    }
    while (running.size > 0) yield await settle();
  } finally {
    await Promise.allSettled(running);
  }
}
