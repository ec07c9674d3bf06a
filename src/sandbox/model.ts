import { NormalizedSchema } from '@smithy/core/schema';
import { type HandlerExecutionContext, SMITHY_CONTEXT_KEY } from '@smithy/types';

/** What of a command's input goes over the wire: members the service model knows; the SDK drops all others. */
export function modelledInput(context: HandlerExecutionContext, input: object): object {
  const schema: unknown = context[SMITHY_CONTEXT_KEY]?.operationSchema;
  if (!Array.isArray(schema)) return input;
  const members = new Map(NormalizedSchema.of(schema[4]).structIterator());
  return Object.fromEntries(Object.entries(input).filter(([name]) => members.has(name)));
}
