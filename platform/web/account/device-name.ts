import { say } from "#kernel/sentence.ts";

const browsers = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["SamsungBrowser/", "Samsung Internet"],
  ["Firefox/", "Firefox"],
  ["FxiOS/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["CriOS/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const systems = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["Windows", "Windows"],
  ["Mac OS X", "Mac"],
  ["CrOS", "ChromeOS"],
  ["Linux", "Linux"],
] as const;

const first = (text: string, known: readonly (readonly [string, string])[]): string | undefined => known.find(([sign]) => text.includes(sign))?.[1];

/** "Chrome on Linux" for what a browser says of itself; the words themselves when they are not known. */
export function deviceName(agent: string | null): string {
  if (!agent) return say("Unknown device");
  const browser = first(agent.replace("HeadlessChrome/", "Chrome/"), browsers);
  const system = first(agent, systems);
  return browser && system ? say("{browser} on {system}", { browser, system }) : agent.slice(0, 80);
}
