import { jsonView } from '../ui/json-view.ts';
import type { Progress } from '../ui/progress.ts';
import { runView } from '../ui/run-view.ts';
import type { Screen } from '../ui/screen.ts';
import type { Report } from '../wizard/events.ts';
import { explainDenied } from '../wizard/explain-denied.ts';

/** What tells a run, to a person or to a program. */
export function viewOf(json: boolean, screen: Screen, newProgress: () => Progress): Report {
  return explainDenied(json ? jsonView(screen.result) : runView(screen, newProgress));
}
