type End = () => Promise<void> | void;

const ofFile: End[] = [];
const ofTest: End[] = [];

/** Has `end` called once after the last test of the file, newest first; for what a test that failed half-way cannot end itself. */
export function atFileEnd(end: End): void {
  ofFile.push(end);
}

/** The same after each test. */
export function atTestEnd(end: End): void {
  ofTest.push(end);
}

export const endFile = (): Promise<void> => endAll(ofFile);
export const endTest = (): Promise<void> => endAll(ofTest);

async function endAll(endings: End[]): Promise<void> {
  const failures: unknown[] = [];
  for (const end of endings.splice(0).reverse()) {
    try {
      await end();
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'what a test left behind could not be ended');
}
