import { newKey, sessionIsOver } from '../api/client';
import { NotReached, Refused, type Problem } from '../api/problem';

/** The same file again, after a dropped connection too, is kept once. */
const keys = new WeakMap<File, string>();
const keyOf = (file: File): string => {
  const key = keys.get(file) ?? newKey();
  keys.set(file, key);
  return key;
};

/** Sends one file to a task or to an unfinished application, tells how much of it has gone in percent, and answers the document's id. Throws `Refused` or `NotReached`. */
export const sendDocument = (to: `tasks/${string}` | `application-drafts/${string}`, documentType: string, file: File, onProgress: (percent: number) => void = () => undefined): Promise<{ readonly id: string }> =>
  new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('documentType', documentType);
    body.append('file', file);
    request.open('POST', `/api/${to}/documents`);
    request.setRequestHeader('Idempotency-Key', keyOf(file));
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
