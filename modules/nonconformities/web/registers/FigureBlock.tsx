import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { figure, rupees } from "#web/kit/figures.ts";
import { TitleBlock } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { Link } from "#web/routing.tsx";
import { nonconformityViews } from "../../views.ts";

/** How correcting goes, in five figures of the last twelve months. */
export function FigureBlock() {
  const figures = useView(nonconformityViews.figures, {});
  return (
    <Answered of={figures} rows={1}>
      {(f) => (
        <TitleBlock
          blocks={[
            {
              label: say("Open"),
              value: (
                <Link className="plain" href="/nc?open=true">
                  {figure(f.open)}
                </Link>
              ),
            },
            {
              label: say("Late"),
              value: (
                <Link className="plain" href="/nc?late=true">
                  <span className={f.late > 0 ? "bad-text" : ""}>{figure(f.late)}</span>
                </Link>
              ),
            },
            { label: say("Days to close, on average"), value: f.meanDaysToClose === null ? say("none closed yet") : figure(f.meanDaysToClose) },
            { label: say("Came back within 12 months"), value: f.repeatRate === null ? say("not known yet") : say("{rate} %", { rate: f.repeatRate }) },
            { label: say("Cost of what is open"), value: f.currency === "INR" ? rupees(f.openCost) : `${f.currency} ${figure(f.openCost)}` },
          ]}
        />
      )}
    </Answered>
  );
}
