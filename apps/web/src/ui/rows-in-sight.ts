import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** So many rows are drawn whole: what is short is found by the browser's own search, too. */
const drawnWhole = 100;
const beyondSight = 12;

interface Asked {
  readonly body: RefObject<HTMLTableSectionElement | null>;
  readonly count: number;
  readonly keyOf: (index: number) => string;
  /** How high a row is about, until it was drawn. */
  readonly height: () => number;
  /** The row where the keyboard is: it stays drawn wherever the list is scrolled. */
  readonly held: number;
}

interface Drawn {
  readonly index: number;
  /** Pixels of the rows left out before it. */
  readonly gap: number;
}

interface InSight {
  readonly isLong: boolean;
  readonly drawn: readonly Drawn[];
  /** Pixels of the rows left out at the end. */
  readonly rest: number;
  readonly measure: ((row: Element | null) => void) | undefined;
}

function scrolledAround(table: Element | null | undefined): Element | null {
  const parent = table?.parentElement ?? null;
  return parent && !['auto', 'scroll'].includes(getComputedStyle(parent).overflowY) ? scrolledAround(parent) : parent;
}

/** What goes to the printer is whole. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}

/** Which rows of a long list are drawn: those in sight, some around them, and the one where the keyboard is. */
export function useRowsInSight({ body, count, keyOf, height, held }: Asked): InSight {
  const [around, setAround] = useState<{ readonly scrolled: Element | null; readonly before: number }>();
  const isPrinting = usePrinting();
  const isLong = count > drawnWhole && !isPrinting && around?.scrolled !== null;
  // What stands above the list grows and shrinks by less than is drawn beyond sight.
  useLayoutEffect(() => {
    if (!body.current) return;
    const scrolled = scrolledAround(body.current.closest('.table-scroll'));
    setAround({ scrolled, before: scrolled ? Math.round(body.current.getBoundingClientRect().top - scrolled.getBoundingClientRect().top + scrolled.scrollTop) : 0 });
  }, [isLong, count, body]);
  const before = around?.before ?? 0;
  const rows = useVirtualizer<Element, Element>({
    count,
    enabled: isLong,
    getScrollElement: () => around?.scrolled ?? null,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    initialOffset: () => around?.scrolled?.scrollTop ?? 0,
    getItemKey: keyOf,
    estimateSize: height,
    scrollMargin: before,
    overscan: beyondSight,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(held < 0 ? [] : [held])])].toSorted((a, b) => a - b),
  });
  if (!isLong) return { isLong, drawn: Array.from({ length: count }, (_, index) => ({ index, gap: 0 })), rest: 0, measure: undefined };
  const items = rows.getVirtualItems();
  const drawn = items.map(({ index, start }, at) => ({ index, gap: start - (items[at - 1]?.end ?? before) }));
  return { isLong, drawn, rest: rows.getTotalSize() + before - (items.at(-1)?.end ?? before), measure: rows.measureElement };
}

/** The columns of a long list as wide as its first rows made them, so that none moves while others come into sight. Taken anew where the list gets other columns or another width. */
export function useSteadyWidths(head: RefObject<HTMLTableSectionElement | null>, isDrawn: boolean, columns: string): readonly number[] | undefined {
  const [taken, take] = useState<{ readonly columns: string; readonly widths: readonly number[] }>();
  useLayoutEffect(() => {
    const cells = head.current?.rows[0]?.cells;
    if (isDrawn && cells && taken?.columns !== columns) take({ columns, widths: [...cells].map((cell) => cell.getBoundingClientRect().width) });
  }, [head, isDrawn, columns, taken]);
  useEffect(() => {
    const place = head.current?.closest('.table-scroll');
    if (!isDrawn || !place) return undefined;
    let width = place.clientWidth;
    const seen = new ResizeObserver(() => {
      if (place.clientWidth !== width) take(undefined);
      width = place.clientWidth;
    });
    seen.observe(place);
    return () => seen.disconnect();
  }, [head, isDrawn]);
  return isDrawn && taken?.columns === columns ? taken.widths : undefined;
}
