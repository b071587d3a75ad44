import { newKey, sessionIsOver } from '../api/client';
import { NotReached, Refused, type Problem } from '../api/problem';

type Drawer = `tasks/${string}/documents` | `tasks/${string}/late-documents` | `application-drafts/${string}/documents`;

/** The same file to the same place again, after a dropped connection too, is kept once. */
const keys = new WeakMap<File, Map<Drawer, string>>();
const keyOf = (file: File, to: Drawer): string => {
  const known = keys.get(file) ?? new Map<Drawer, string>();
  const key = known.get(to) ?? newKey();
  keys.set(file, known.set(to, key));
  return key;
};

/** Sends one file to a task, late to a closed one, or to an unfinished application, tells how much of it has gone in percent, and answers the document's id. Throws `Refused` or `NotReached`. */
export const sendDocument = (to: Drawer, documentType: string, file: File, onProgress: (percent: number) => void = () => undefined): Promise<{ readonly id: string }> =>
  new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('documentType', documentType);
    body.append('file', file);
    request.open('POST', `/api/${to}`);
    request.setRequestHeader('Idempotency-Key', keyOf(file, to));
    request.setRequestHeader('Accept-Language', document.documentElement.lang);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(Math.round((loaded / Math.max(1, total)) * 100)));
    request.addEventListener('error', () => failed(new NotReached()));
    request.addEventListener('load', () => {
      if (request.status < 300) return done(JSON.parse(request.responseText) as { id: string });
      if (request.status === 401) sessionIsOver();
      try {
        failed(new Refused(JSON.parse(request.responseText) as Problem));
      } catch {
        failed(new NotReached(request.status));
      }
    });
    request.send(body);
  });
