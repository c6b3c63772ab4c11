import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { Chip } from "#web/kit/tags.tsx";
import { useQueryString } from "#web/routing.tsx";
import { categoryName } from "../../fishbone.ts";

const said = (name: string, value: string): string => {
  switch (name) {
    case "open":
      return value === "true" ? say("Open ones only") : say("Closed ones only");
    case "late":
      return say("Late ones only");
    case "ageFrom":
      return say("Open for {days} days or more", { days: value });
    case "ageTo":
      return say("Open for at most {days} days", { days: value });
    case "since":
      return say("Since {day}", { day: written(value) });
    case "until":
      return say("Until {day}", { day: written(value) });
    case "cause":
      return value === "-" ? say("Cause not said") : say("Cause: {cause}", { cause: categoryName(value) });
    case "product":
      return value === "-" ? say("Product not said") : say("Product: {product}", { product: value });
    case "supplier":
      return value === "-" ? say("Supplier not said") : say("Supplier: {supplier}", { supplier: value });
    case "mine":
      return say("Mine only");
    default:
      return "";
  }
};

const names = ["open", "late", "mine", "ageFrom", "ageTo", "since", "until", "cause", "product", "supplier"];

/** Filters that came with a drawing or a saved view and have no column of their own; each can be taken away. */
export function DrillChips() {
  const [query, change] = useQueryString();
  const on = names.filter((name) => query.get(name));
  if (on.length === 0) return null;
  return (
    <div className="chips gap-s" aria-label={say("Also filtered by")}>
      {on.map((name) => (
        <Chip key={name} on onRemove={() => change({ [name]: null }, "push")}>
          {said(name, query.get(name) ?? "")}
        </Chip>
      ))}
    </div>
  );
}
