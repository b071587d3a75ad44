export const orderTabs = ['progress', 'flow', 'product', 'documents', 'money', 'comments', 'history'] as const;
export type OrderTab = (typeof orderTabs)[number];

/** Which part of the order lies open: it lives in the address. */
export function orderTabFrom(sent: Record<string, unknown>): { readonly tab?: OrderTab } {
  const tab = orderTabs.find((one) => one === sent['tab'] && one !== 'progress');
  return tab ? { tab } : {};
}
