/** The computer the tool runs on, made once in main.ts and handed down, so that nothing below reads `process`. */
export interface Computer {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** `x64`, `arm64`, … */
  readonly arch: string;
  /** The person's home directory. */
  readonly home: string;
  /** The name they are logged in with here; part of the guide's key pair name. */
  readonly userName: string;
  readonly hostName: string;
  readonly pid: number;
  readonly cwd: string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Rejects with the signal's reason when aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Runs a program without a shell. `code` is undefined when it could not be started, took too long or was ended by the signal. */
  run(file: string, args: readonly string[], timeoutMilliseconds: number, signal?: AbortSignal): Promise<ProgramResult>;
}

export interface ProgramResult {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}
