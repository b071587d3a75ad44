/** The reader of BPMN 2.0 that modelling tools are built on; it has no types of its own. */
declare module 'bpmn-moddle' {
  interface Moddle {
    fromXML(text: string): Promise<{ readonly rootElement: unknown; readonly warnings: readonly { readonly message: string }[] }>;
  }
  const simpleModdle: () => Moddle;
  export = simpleModdle;
}
