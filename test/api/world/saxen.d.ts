/** A reader of XML that reports what is not well-formed; it has no types of its own. */
declare module 'saxen' {
  export class Parser {
    on(event: 'openTag', handler: (name: string, attributes: () => Readonly<Record<string, string>>) => void): this;
    on(event: 'error' | 'warn', handler: (error: Error) => void): this;
    parse(text: string): this;
  }
}
