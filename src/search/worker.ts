import { findText } from './find-text.ts';
import type { Answer, Question } from './messages.ts';
import { openNames, type NameIndex } from './names/index.ts';
import { readNames } from './read-names.ts';

/** The one worker of the search: names and numbers, and the words of pages. Each is loaded when it is first asked for. */
let names: (() => Promise<NameIndex>) | undefined;

async function answer(question: Question): Promise<Answer> {
  const { id, base, query } = question;
  try {
    if (question.layer === 'text') return { id, text: await findText(question) };
    names ??= readNames(base, openNames);
    return { id, names: await (await names()).find(query, question.limit) };
  } catch {
    return { id, failed: true };
  }
}

addEventListener('message', (event: MessageEvent<Question>) => {
  void answer(event.data).then((result) => postMessage(result));
});
