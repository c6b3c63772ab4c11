import { say } from "#kernel/sentence.ts";
import { figure } from "#web/kit/figures.ts";

/** How many of those who were asked have read it: the figure in words, the bar beside it. */
export function ReadMeter({ asked, read }: { readonly asked: number; readonly read: number }) {
  const share = asked === 0 ? 0 : Math.floor((100 * read) / asked);
  const words = say("{read} of {asked} people have read it, {share} percent", { read: figure(read), asked: figure(asked), share });
  return (
    <>
      <div className="meter" role="img" aria-label={words}>
        <i style={{ width: `${share}%` }} />
      </div>
      <p className="sm gap-s">{words}</p>
    </>
  );
}
