import { placeView } from '../ui/identity-view.ts';
import type { Screen } from '../ui/screen.ts';
import type { Report, RunEvent } from '../wizard/events.ts';

/** A view that is loaded when there is something for it to tell. */
export interface LateView {
  /** What comes before the view is there waits for it. */
  readonly report: Report;
  /** Resolves when it is there, and has told what waited. */
  load(): Promise<void>;
}

/** @param firstLines shows where things are done, which does not wait: the first question may come right after it; absent for programs */
export function lateView(loadView: () => Promise<Report>, firstLines: Screen | undefined): LateView {
  const waiting: RunEvent[] = [];
  let view: Report | undefined;
  let loading: Promise<Report> | undefined;
  return {
    report(event) {
      if (view) view(event);
      else if (event.type === 'place' && firstLines) firstLines.talk.write(placeView(event, firstLines));
      else waiting.push(event);
    },
    async load() {
      loading ??= loadView();
      view = await loading;
      for (const event of waiting.splice(0)) view(event);
    },
  };
}
