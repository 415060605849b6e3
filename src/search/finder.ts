import type { Answer, NamesQuestion, Question, TextHits, TextQuestion } from './messages.ts';
import type { NameHit } from './names/name-hit.ts';
import { readNames } from './read-names.ts';
import workerAddress from './worker.ts?worker&url';

type Asked<Q> = Omit<Q, 'id' | 'layer' | 'base'>;

/** Where answers come from. All of it is loaded when the first question is asked. */
export interface Finder {
  /** @throws when the index of names does not come */
  names(question: Asked<NamesQuestion>): Promise<NameHit[]>;
  /** Undefined where the browser is too old for it. */
  text?(question: Asked<TextQuestion>): Promise<TextHits>;
}

/** A worker that runs modules; undefined in a browser without such (Safari before 15, Firefox before 114). */
function startWorker(): Worker | undefined {
  if (typeof Worker === 'undefined') return undefined;
  let isKnown = false;
  // Only a browser that knows kinds of workers asks which kind it is to be.
  const options: WorkerOptions = {
    get type() {
      isKnown = true;
      return 'module' as const;
    },
  };
  const worker = new Worker(workerAddress, options);
  if (isKnown) return worker;
  worker.terminate();
  return undefined;
}

interface Waiting {
  resolve: (answer: Answer) => void;
  reject: (reason: Error) => void;
}

function askWorker(first: Worker, base: string): Finder {
  let worker: Worker | undefined;
  let asked = 0;
  const waiting = new Map<number, Waiting>();

  function listen(started: Worker): Worker {
    started.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const one = waiting.get(data.id);
      waiting.delete(data.id);
      if ('failed' in data) one?.reject(new Error('the index did not come'));
      else one?.resolve(data);
    });
    started.addEventListener('error', () => {
      // Its script did not come, or it broke: the next question starts another.
      worker = undefined;
      started.terminate();
      for (const { reject } of waiting.values()) reject(new Error('the worker broke'));
      waiting.clear();
    });
    return started;
  }
  worker = listen(first);

  const ask = (question: Question): Promise<Answer> =>
    new Promise((resolve, reject) => {
      worker ??= listen(startWorker()!);
      waiting.set(question.id, { resolve, reject });
      worker.postMessage(question);
    });
  return {
    names: async (question) => {
      const answer = await ask({ ...question, id: ++asked, layer: 'names', base });
      return 'names' in answer ? answer.names : [];
    },
    text: async (question) => {
      const answer = await ask({ ...question, id: ++asked, layer: 'text', base });
      return 'text' in answer ? answer.text : { hits: [], total: 0, kinds: {} };
    },
  };
}

/** Without a worker the names are looked through in the page itself. */
function askHere(base: string): Finder {
  const names = readNames(base, async (read) => (await import('./names/index.ts')).openNames(read));
  return { names: async ({ query, limit }) => (await names()).find(query, limit) };
}

/** @param base address that the site is published under, with a slash at the end */
export function startFinder(base: string): Finder {
  const worker = startWorker();
  return worker ? askWorker(worker, base) : askHere(base);
}
