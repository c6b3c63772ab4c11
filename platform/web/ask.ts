import { keepPreviousData, QueryClient, useInfiniteQuery, useQueries, useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { z } from "zod";
import { actorFrom, type Actor, type ActorSheet } from "#kernel/actor.ts";
import type { View } from "#kernel/view.ts";
import { useAsOf } from "#web/asof.ts";
import { fetchJson, flat, Problem } from "#web/wire.ts";
import { setOrganisationZone } from "#web/zone.ts";

/** What a view may be asked, as it is written. */
export type Asks<V extends View> = z.input<V["asks"]>;
type Gives<V extends View> = z.output<V["gives"]>;

const worthAgain = (count: number, error: Error): boolean => count < 2 && error instanceof Problem && (error.status === 0 || error.status === 503);

/** Answers are shown at once when known and refreshed in place; a refusal is not asked again. */
export const answers = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 4_000, gcTime: 30 * 60_000, retry: worthAgain, refetchOnWindowFocus: true, networkMode: "always" },
    mutations: { networkMode: "always" },
  },
});

export const viewKey = (view: { readonly name: string }, asks: unknown, moment?: string) => ["view", view.name, asks, moment ?? null] as const;

/** Asks one question now. The answer has passed the server's schema; it is not checked again here. */
export const ask = <V extends View>(view: V, asks: Asks<V>, how: { readonly moment?: string | undefined; readonly signal?: AbortSignal } = {}): Promise<Gives<V>> =>
  fetchJson<Gives<V>>(`/api/views/${view.name}${flat({ ...(asks as object), asOf: view.asOf ? how.moment : undefined })}`, how.signal ? { signal: how.signal } : {});

interface Options {
  readonly enabled?: boolean;
  /** Keeps showing the former answer while another question is answered. */
  readonly keep?: boolean;
  /** Asks again by itself, in milliseconds. */
  readonly every?: number;
  /** Answers from this long ago need not be asked again, in milliseconds. */
  readonly fresh?: number;
}

/** The answer to a view, kept by its name, its questions and the day in the address. */
export function useView<V extends View>(view: V, asks: Asks<V>, options: Options = {}): UseQueryResult<Gives<V>, Problem> {
  const { moment } = useAsOf();
  const at = view.asOf ? moment : undefined;
  return useQuery<Gives<V>, Problem>({
    queryKey: viewKey(view, asks, at),
    queryFn: ({ signal }) => ask(view, asks, { moment: at, signal }),
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    ...(options.every ? { refetchInterval: options.every } : {}),
    ...(options.fresh ? { staleTime: options.fresh } : {}),
  });
}

/** By name, for what another module offers when it is there. */
export const useNamedView = <T>(name: string, asks: Readonly<Record<string, unknown>>, options: Options = {}): UseQueryResult<T, Problem> =>
  useQuery<T, Problem>({
    queryKey: ["view", name, asks, null],
    queryFn: ({ signal }) => fetchJson<T>(`/api/views/${name}${flat(asks)}`, { signal }),
    enabled: options.enabled ?? true,
    retry: false,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    ...(options.every ? { refetchInterval: options.every } : {}),
  });

/** How many rows a list has for each of several questions; undefined until it is known. */
export function useTotals<V extends View>(view: V, questions: readonly Asks<V>[]): readonly (number | undefined)[] {
  const { moment } = useAsOf();
  const at = view.asOf ? moment : undefined;
  const found = useQueries({
    queries: questions.map((question) => {
      const asks = { ...(question as object), limit: 1 } as Asks<V>;
      return { queryKey: viewKey(view, asks, at), queryFn: ({ signal }: { signal: AbortSignal }) => ask(view, asks, { moment: at, signal }) };
    }),
  });
  return found.map(({ data }) => (data as { readonly total?: number } | undefined)?.total);
}

interface Paged {
  readonly items: readonly unknown[];
  readonly next: string | null;
  readonly total: number;
}

/** One row of what a list view gives. */
export type Item<V extends View> = Gives<V> extends { items: readonly (infer I)[] } ? I : never;

/** A long list by cursor: rows so far, how many there are, and the way to more. */
export function usePages<V extends View>(view: V, asks: Omit<Asks<V> & object, "cursor">) {
  const { moment } = useAsOf();
  const at = view.asOf ? moment : undefined;
  const query = useInfiniteQuery({
    queryKey: ["pages", ...viewKey(view, asks, at)],
    queryFn: ({ pageParam, signal }) =>
      ask(view, { ...asks, ...(pageParam ? { cursor: pageParam } : {}) } as Asks<V>, { moment: at, signal }) as Promise<unknown> as Promise<Paged>,
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) as Item<V>[] | undefined;
  return {
    rows,
    total: query.data?.pages[0]?.total ?? 0,
    more: query.hasNextPage ? () => void (query.isFetchingNextPage || query.fetchNextPage()) : undefined,
    pending: query.isPending,
    error: query.error as Problem | null,
  };
}

/** After an act every answer may differ: all are asked again, those on the screen at once. */
export const askAgain = (): Promise<void> => answers.invalidateQueries({ predicate: (query) => query.queryKey[0] === "view" || query.queryKey[0] === "pages" });

const who = ["view", "me.actor", {}, null] as const;

/** Who is asking, with the acts that the positions held may do. Undefined until the server has said. */
export function useActor(): Actor | undefined {
  const { data } = useQuery<ActorSheet, Problem>({ queryKey: who, queryFn: ({ signal }) => askActor(signal), staleTime: 60_000 });
  return data ? actorOf(data) : undefined;
}

/** Without a connection the sheet of this sitting stands, so that the frame keeps its shape and reports can be written. */
async function askActor(signal: AbortSignal): Promise<ActorSheet> {
  try {
    const sheet = await fetchJson<ActorSheet>("/api/views/me.actor", { signal });
    sessionStorage.setItem("remit.actor", JSON.stringify(sheet));
    return sheet;
  } catch (error) {
    const last = sessionStorage.getItem("remit.actor");
    if (last && error instanceof Problem && error.status === 0) return JSON.parse(last) as ActorSheet;
    throw error;
  }
}

const made = new WeakMap<ActorSheet, Actor>();
const actorOf = (sheet: ActorSheet): Actor => {
  const known = made.get(sheet) ?? actorFrom(sheet);
  made.set(sheet, known);
  setOrganisationZone(sheet.zone);
  return known;
};

/** Where the server gives what a list shows, with its filters, as a file: `DataTable`'s `exportHref`. */
export const exportHref = (view: { readonly name: string }, format: "csv" | "xlsx", asks: Readonly<Record<string, unknown>>): string =>
  `/api/export/${view.name}${flat({ ...asks, format })}`;
