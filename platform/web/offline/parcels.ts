/** One request that waits to be sent. */
export interface Parcel {
  /** Its idempotency key, and its name in the store. */
  readonly key: string;
  readonly at: string;
  readonly url: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** Instead of `body`: the parts of a form, with files. */
  readonly form?: readonly (readonly [name: string, value: string | Blob, fileName?: string])[];
}

export interface ParcelStore {
  add(parcel: Parcel): Promise<void>;
  remove(key: string): Promise<void>;
  /** Oldest first. */
  all(): Promise<readonly Parcel[]>;
}

const name = "remit-outbox";

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore("parcels", { keyPath: "key" }));
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("no store on this device")));
  });

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction("parcels", mode);
      const request = work(transaction.objectStore("parcels"));
      transaction.addEventListener("complete", () => resolve(request.result));
      transaction.addEventListener("error", () => reject(transaction.error ?? new Error("the store refused")));
    });
  } finally {
    database.close();
  }
}

/** The store of this device; it survives closing the browser and losing power. */
export const deviceStore = (): ParcelStore => ({
  add: async (parcel) => void (await inStore("readwrite", (store) => store.put(parcel))),
  remove: async (key) => await inStore("readwrite", (store) => store.delete(key)),
  all: async () => (typeof indexedDB === "undefined" ? [] : (await inStore<Parcel[]>("readonly", (store) => store.getAll())).toSorted((a, b) => a.at.localeCompare(b.at))),
});
