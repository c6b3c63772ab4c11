import { useState, type FormEvent } from "react";
import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import { TextField } from "#web/kit/fields.tsx";
import { tell } from "#web/kit/said.tsx";
import { Segmented } from "#web/kit/choosing.tsx";
import { categoriesOf, categoryName, type Bone } from "../../fishbone.ts";
import { challenge } from "../../whys.ts";
import { skeletonOf } from "./bone-geometry.ts";
import { Evidences } from "./Evidences.tsx";
import type { Analysing } from "./use-analysis.ts";

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const verdicts = (): readonly { readonly value: Bone["verdict"]; readonly label: string }[] => [
  { value: "possible", label: say("possible") },
  { value: "likely", label: say("likely") },
  { value: "ruled_out", label: say("ruled out") },
];

/** The fishbone as a drawing, and beside it the same as a list that is written by keyboard. */
export function Fishbone({ analysis, title, may }: { readonly analysis: Analysing; readonly title: string; readonly may: boolean }) {
  const [own, setOwn] = useState<readonly string[]>([]);
  const categories = [...new Set([...categoriesOf(analysis.bones), ...own])];
  return (
    <>
      <div className="scroll-x nc-fish" tabIndex={0} role="region" aria-label={say("Drawing of the fishbone")}>
        <Drawing categories={categories} bones={analysis.bones} title={title} />
      </div>
      <div className="nc-bones gap-s">
        {categories.map((category) => (
          <Category key={category} category={category} analysis={analysis} may={may} />
        ))}
        {may ? <OwnCategory onAdd={(name) => setOwn([...own, name])} /> : null}
      </div>
    </>
  );
}

function Drawing({ categories, bones, title }: { readonly categories: readonly string[]; readonly bones: readonly Bone[]; readonly title: string }) {
  const { width, height, spine, ribs } = skeletonOf(categories, bones),
    head = width - 146;
  const likely = bones.filter((bone) => bone.verdict === "likely").length;
  const sentence = say("{count, plural, =0 {No possible cause yet} one {One possible cause} other {# possible causes}} in {categories} categories, {likely} likely.", {
    count: bones.length,
    categories: categories.length,
    likely,
  });
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} style={{ minWidth: Math.min(width, 640) }} role="img" aria-label={sentence}>
      <path d={`M10 ${spine}H${head}`} stroke="var(--ink)" strokeWidth="1.6" />
      <path d={`M${head} ${spine - 30}h142v60h-142z`} fill="var(--sheet)" stroke="var(--ink)" strokeWidth="1.4" />
      <foreignObject x={head + 6} y={spine - 27} width="132" height="54">
        <div className="nc-fish-head">{cut(title, 62)}</div>
      </foreignObject>
      {ribs.map((rib) => (
        <g key={rib.category}>
          <path d={`M${rib.foot.x} ${rib.foot.y}L${rib.tip.x} ${rib.tip.y}`} stroke="var(--rule-control)" strokeWidth="1.2" />
          <text x={rib.tip.x} y={rib.up ? rib.tip.y - 7 : rib.tip.y + 15} textAnchor="middle" style={{ fontWeight: 600, fill: "var(--ink)" }}>
            {cut(categoryName(rib.category), 22)}
          </text>
          {rib.twigs.map(({ bone, x, y }) => (
            <g key={bone.id}>
              <path
                d={`M${x} ${y}h-128`}
                stroke={bone.verdict === "likely" ? "var(--chart-line)" : "var(--rule-strong)"}
                strokeWidth={bone.verdict === "likely" ? 1.6 : 1}
                strokeDasharray={bone.verdict === "ruled_out" ? "3 3" : undefined}
              />
              <text
                x={x - 128}
                y={y - 4}
                style={{
                  fill: bone.verdict === "ruled_out" ? "var(--ink-3)" : "var(--ink)",
                  fontWeight: bone.verdict === "likely" ? 600 : 400,
                  textDecoration: bone.verdict === "ruled_out" ? "line-through" : "none",
                }}
              >
                <title>{bone.text}</title>
                {cut(bone.text, 23)}
              </text>
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
}

function Category({ category, analysis, may }: { readonly category: string; readonly analysis: Analysing; readonly may: boolean }) {
  const bones = analysis.bones.filter((bone) => bone.category === category),
    [text, setText] = useState("");
  if (bones.length === 0 && !may) return null;
  const complaint = text.trim() ? challenge(text, []) : null;
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim() || complaint) return;
    const bone: Bone = { id: newId(), category, text: text.trim(), evidence: [], verdict: "possible" };
    analysis.apply({ bones: [...analysis.bones, bone] }, { act: "addBone", input: { nodeId: bone.id, category, text: bone.text } });
    setText("");
  };
  return (
    <section aria-label={categoryName(category)}>
      <h3>{categoryName(category)}</h3>
      <ul>
        {bones.map((bone) => (
          <OneBone key={bone.id} bone={bone} analysis={analysis} may={may} />
        ))}
      </ul>
      {may ? (
        <form className="noprint" onSubmit={add}>
          <input
            className="in"
            aria-label={say("Add to {category}", { category: categoryName(category) })}
            placeholder={say("What could it be? Enter adds it")}
            value={text}
            maxLength={500}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.stopPropagation()}
          />
          {complaint && text.trim().length > 3 ? (
            <p className="small soon-text" role="status">
              {complaint}
            </p>
          ) : null}
        </form>
      ) : null}
    </section>
  );
}

function OneBone({ bone, analysis, may }: { readonly bone: Bone; readonly analysis: Analysing; readonly may: boolean }) {
  const change = (what: Partial<Pick<Bone, "verdict" | "evidence">>) =>
    analysis.apply({ bones: analysis.bones.map((one) => (one.id === bone.id ? { ...one, ...what } : one)) }, { act: "changeBone", input: { nodeId: bone.id, ...what } });
  const remove = () => {
    analysis.apply({ bones: analysis.bones.filter((one) => one.id !== bone.id) }, { act: "removeBone", input: { nodeId: bone.id } });
    tell(say("Removed: {text}", { text: bone.text }), () =>
      analysis.apply(
        { bones: [...analysis.bones.filter((one) => one.id !== bone.id), bone] },
        { act: "addBone", input: { nodeId: bone.id, category: bone.category, text: bone.text, evidence: bone.evidence } },
        ...(bone.verdict === "possible" ? [] : [{ act: "changeBone" as const, input: { nodeId: bone.id, verdict: bone.verdict } }]),
      ),
    );
  };
  return (
    <li>
      <p className={bone.verdict === "ruled_out" ? "muted" : ""}>
        {bone.verdict === "ruled_out" ? <s>{bone.text}</s> : bone.verdict === "likely" ? <b>{bone.text}</b> : bone.text}
      </p>
      <div className="chips">
        {may ? (
          <Segmented
            label={say("How likely: {text}", { text: bone.text })}
            value={bone.verdict}
            onChange={(verdict) => change({ verdict: verdict as Bone["verdict"] })}
            choices={[...verdicts()]}
          />
        ) : (
          <span className="small muted">{verdicts().find((one) => one.value === bone.verdict)?.label}</span>
        )}
        <Evidences evidence={bone.evidence} may={may} onChange={(evidence) => change({ evidence: [...evidence] })} />
        {may ? (
          <button type="button" className="link small" onClick={remove} aria-label={say("Remove: {text}", { text: bone.text })}>
            {say("remove")}
          </button>
        ) : null}
      </div>
    </li>
  );
}

function OwnCategory({ onAdd }: { readonly onAdd: (name: string) => void }) {
  const [name, setName] = useState("");
  return (
    <form
      className="row noprint"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) {
          onAdd(name.trim());
          setName("");
        }
      }}
    >
      <div className="grow">
        <TextField label={say("A category of your own")} value={name} onChange={setName} maxLength={60} />
      </div>
      <button type="submit" className="btn s" disabled={!name.trim()} style={{ alignSelf: "end" }}>
        {say("Add it")}
      </button>
    </form>
  );
}
