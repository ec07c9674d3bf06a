/** `npm run bench`: starts the benchmark, whose TypeScript Node 20 does not read by itself. */
import { register } from 'node:module';

// Said of the clients that look at an emulator here; it is no part of a result.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
register('./typescript.mjs', import.meta.url);
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
