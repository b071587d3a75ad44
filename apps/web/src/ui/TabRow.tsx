import { useId, type KeyboardEvent, type ReactNode } from 'react';

interface Props<Key extends string> {
  readonly tabs: readonly { readonly key: Key; readonly label: string }[];
  readonly open: Key;
  readonly onOpen: (key: Key) => void;
  /** What lies under the open tab. */
  readonly children: ReactNode;
}

/** Tabs that break into a second row where there is no room: none hides behind a button. Arrow keys go from one to the next. */
export function TabRow<Key extends string>({ tabs, open, onOpen, children }: Props<Key>) {
  const id = useId();
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = tabs.findIndex(({ key }) => key === open);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (by === 0 || !next) return;
    event.preventDefault();
    onOpen(next.key);
    document.getElementById(`${id}${next.key}`)?.focus();
  };
  return (
    <>
      <div role="tablist" className="tab-row" onKeyDown={move}>
        {tabs.map(({ key, label }) => (
          <button key={key} id={`${id}${key}`} type="button" role="tab" aria-selected={key === open} aria-controls={`${id}panel`} tabIndex={key === open ? 0 : -1} onClick={() => onOpen(key)}>
            {label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${open}`} tabIndex={-1}>
        {children}
      </div>
    </>
  );
}
