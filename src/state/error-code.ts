/** The system's name for what it refused (`ENOENT`); undefined for every error that is not the system's. */
export function errorCode(error: unknown): string | undefined {
  const fromSystem = error instanceof Error && 'syscall' in error && 'code' in error;
  return fromSystem && typeof error.code === 'string' ? error.code : undefined;
}
