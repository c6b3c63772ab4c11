import { useState, type ReactNode } from "react";
import { say } from "#kernel/sentence.ts";

interface FigureProps {
  /** One sentence that says what the drawing shows; it is also its name for a screen reader. */
  readonly sentence: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
  readonly children: ReactNode;
}

/** A drawing with its sentence, and the same figures as a table for whoever wants them. */
export function Figure({ sentence, head, rows, children }: FigureProps) {
  const [table, setTable] = useState(false);
  return (
    <figure>
      <figcaption className="row sm ink2" style={{ marginBottom: 8 }}>
        <span className="grow">{sentence}</span>
        <button type="button" className="link small noprint" aria-pressed={table} onClick={() => setTable(!table)}>
          {table ? say("Show as drawing") : say("Show as table")}
        </button>
      </figcaption>
      {table ? (
        <table className="t">
          <thead>
            <tr>
              {head.map((title, i) => (
                <th key={title} scope="col" className={i > 0 ? "num" : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {row.map((cell, j) =>
                  j === 0 ? (
                    <th key={j} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={j} className="num">
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <div className="drawing">{children}</div>
      )}
    </figure>
  );
}
