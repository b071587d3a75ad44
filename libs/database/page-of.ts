/** One page of a list and the cursor of the next: the last row's id. */
export interface Page<Row> {
  readonly items: readonly Row[];
  readonly next?: string;
}

const pageSize = 50;

/** Reads one row more than a page to know whether there is a next. */
export async function pageOf<Row extends { readonly id: string }>(read: (limit: number) => Promise<readonly Row[]>): Promise<Page<Row>> {
  const rows = await read(pageSize + 1);
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  return { items, ...(rows.length > pageSize && last ? { next: last.id } : {}) };
}
