import { useParams, useRouter, useRouterState } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, MouseEvent } from "react";

/** Puts a module's path into the router's words: `/nc/:number` becomes `/nc/$number`. */
export const routePath = (path: string): string => path.replaceAll(/:(\w+)/g, "$$$1").replace(/\*$/, "$");

/** Fills a kind's path: `pathOf("/nc/:number", { number: "NC-2026-041" })`. */
export const pathOf = (path: string, values: Readonly<Record<string, string>>): string => path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));

/** A parameter of the page's path, e.g. `useParameter("number")`. */
export const useParameter = (name: string): string => String(useParams({ strict: false })[name] ?? "");

/** The path without its query. */
export const usePath = (): string => useRouterState({ select: (state) => state.location.pathname });

export type ChangeQuery = (changes: Readonly<Record<string, string | null>>, how?: "push" | "replace") => void;

/** What stands in the query string, and how to change it; null takes a member out. Back always works. */
export function useQueryString(): readonly [URLSearchParams, ChangeQuery] {
  const router = useRouter();
  const text = useRouterState({ select: (state) => state.location.searchStr });
  const query = new URLSearchParams(text);
  const change: ChangeQuery = (changes, how = "replace") => {
    const next = new URLSearchParams(router.state.location.searchStr);
    for (const [key, value] of Object.entries(changes))
      if (value === null || value === "") next.delete(key);
      else next.set(key, value);
    const search = next.toString();
    router.history[how](router.state.location.pathname + (search ? `?${search}` : ""));
  };
  return [query, change];
}

/** Goes to an address of this application; the day that is looked at (`on=`) goes along. */
export function useGo(): (href: string, how?: "push" | "replace") => void {
  const router = useRouter();
  return (href, how = "push") => router.history[how](keepDay(href, router.state.location.searchStr));
}

export const keepDay = (href: string, search: string): string => {
  const on = new URLSearchParams(search).get("on");
  const [path = "", query = ""] = href.split("?");
  const next = new URLSearchParams(query);
  if (!on || next.has("on")) return href;
  next.set("on", on);
  return `${path}?${next.toString()}`;
};

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string;
}

const plain = (event: MouseEvent): boolean => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** A link inside the application: a real anchor that loads nothing anew, keeps `on=`, and fetches the page's code when somebody comes near it. */
export function Link({ href, onClick, children, ...rest }: LinkProps) {
  const router = useRouter();
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const ours = href.startsWith("/") && !href.startsWith("/api/");
  const target = ours ? keepDay(href, search) : href;
  const near = () => {
    if (ours) void router.preloadRoute({ to: href.split("?")[0] ?? href } as Parameters<typeof router.preloadRoute>[0]).catch(() => undefined);
  };
  return (
    <a
      {...rest}
      href={target}
      onFocus={near}
      onPointerEnter={near}
      onTouchStart={near}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !ours || !plain(event) || rest.target === "_blank" || rest.download !== undefined) return;
        event.preventDefault();
        router.history.push(target);
      }}
    >
      {children}
    </a>
  );
}
