/** Longer than any terminal takes to hand over what was typed. */
const HAND_OVER = 30;
const patiently = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, HAND_OVER));
/** As long as most terminals take: input that is there is read between the timers and the immediates of a turn. */
const briefly = (): Promise<void> => new Promise((resolve) => setTimeout(() => setImmediate(resolve)));

/**
 * Takes what was typed before a question stood on the screen: an Enter from before is no answer to what nobody has seen yet.
 * @param interrupt called when Ctrl-C was among it
 * @param isFinal what the answer sets off cannot be taken back, so that no terminal is too slow
 */
export async function discardTypedAhead(
  input: NodeJS.ReadableStream,
  interrupt: () => void,
  isFinal: boolean,
): Promise<void> {
  const terminal = input as NodeJS.ReadStream;
  if (!terminal.isTTY) return;
  let stopped = false;
  const take = (typed: Buffer | string) => {
    stopped ||= typed.toString().includes('\x03');
  };
  // Raw, or the terminal would keep a line that is not ended yet, and hand it over later.
  terminal.setRawMode(true);
  terminal.on('data', take);
  terminal.resume();
  await (isFinal ? patiently() : briefly());
  terminal.off('data', take);
  terminal.pause();
  terminal.setRawMode(false);
  if (stopped) interrupt();
}
