/**
 * Returns a UTF-8 stream that pulls the next chunk only when the reader wants it, so a slow reader uses no extra
 * memory. If the reader cancels, the source ends.
 */
export function streamText(source: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await source.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      },
      async cancel() {
        await source.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
