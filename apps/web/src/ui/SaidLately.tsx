import { useSaid } from './said';

/** What was done a moment ago, read aloud politely. */
export function SaidLately() {
  const said = useSaid();
  return (
    <div className="said" role="status" aria-live="polite">
      {said.map(({ id, words }) => (
        <p key={id}>{words}</p>
      ))}
    </div>
  );
}
