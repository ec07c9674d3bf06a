/** Longer than a terminal takes to hand over what was typed. */
const HAND_OVER = 30;

/**
 * Takes what was typed before a question stood on the screen: an Enter from before is no answer to what nobody has seen yet.
 * @param interrupt called when Ctrl-C was among it
 * @param until the end of that time, where it is not to be the usual one
 */
export async function discardTypedAhead(
  input: NodeJS.ReadableStream,
  interrupt: () => void,
  until: Promise<unknown> = new Promise((resolve) => setTimeout(resolve, HAND_OVER)),
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
  await until;
  terminal.off('data', take);
  terminal.pause();
  terminal.setRawMode(false);
  if (stopped) interrupt();
}
