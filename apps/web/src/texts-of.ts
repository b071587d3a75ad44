type Files = Readonly<Record<string, unknown>>;

/** `./inbox/ko.json` → `{ inbox: … }`. */
export const textsOf = (files: Files): Record<string, unknown> => Object.fromEntries(Object.entries(files).map(([path, texts]) => [path.split('/').at(-2) ?? path, texts]));
