/** One question a page, in the order in which a rep asks them. */
export const steps = ['customer', 'product', 'opening', 'partners', 'papers', 'review'] as const;
export type Step = (typeof steps)[number];

const fields: Readonly<Record<Step, readonly string[]>> = {
  customer: ['customer', 'payer', 'consents'],
  product: ['product', 'devices', 'buildHardware', 'development', 'floorSpace', 'staffing', 'equipmentRental'],
  opening: ['access', 'requestedOpenDate', 'siteNotes', 'seller'],
  partners: ['partners'],
  papers: [],
  review: [],
};

/** On which page a field stands. */
export const stepOf = (field: string): Step | undefined => steps.find((step) => fields[step].includes(field.split('.')[0] ?? ''));

/** The first page before `until` that still has a fault: nobody goes past it. */
export const firstUnfinished = (faulty: Iterable<string>, until: Step): Step | undefined => {
  const at = new Set([...faulty].map(stepOf));
  return steps.slice(0, steps.indexOf(until)).find((step) => at.has(step));
};
