/** What the page around the editor needs to know of it. */
export interface Desk {
  /** Is something written that the server does not have yet? */
  readonly unsent: boolean;
  readonly save: () => void;
}
