import type { ReactNode } from 'react';
import { More, type Paged } from './More';
import { Empty, Shown, type Asked } from './States';

interface Props {
  readonly asked: Asked<unknown> & Paged;
  /** What has been read so far. */
  readonly rows: readonly unknown[];
  /** What is said where there is nothing. */
  readonly none: string;
  /** What will appear, or what to do. */
  readonly hint?: string;
  readonly bones?: number;
  readonly children: ReactNode;
}

/** A list that is read page by page: its shape while it loads, words where it is empty, and a way to the next page. */
export function Listed({ asked, rows, none, hint, bones, children }: Props) {
  return (
    <Shown asked={asked} {...(bones ? { bones } : {})}>
      {() => (
        <>
          {rows.length === 0 ? <Empty title={none}>{hint && <p>{hint}</p>}</Empty> : children}
          <More asked={asked} />
        </>
      )}
    </Shown>
  );
}
