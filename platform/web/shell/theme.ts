export type Theme = "system" | "light" | "dark";
const kept = "remit.theme";

/** The appearance this person chose on this device; `system` follows the device. */
export const themeChosen = (): Theme => (localStorage.getItem(kept) as Theme | null) ?? "system";

export function setTheme(theme: Theme): void {
  if (theme === "system") localStorage.removeItem(kept);
  else localStorage.setItem(kept, theme);
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}
