// Every option, in one place: what it may hold, where it is kept, and who decided.

import type { CheckOptions, Lang, OwnWorkspace } from "rebatelens";

export type Choice = "auto" | Lang;
export type Site = "any" | "cn" | "intl";

/** What a person chooses on the options page. */
export type Options = { lang: Choice; site: Site; accounts: string[] };

/** What only an administrator decides. */
export type ExportPolicy = {
  forbid_export: boolean;
  require_redaction: boolean;
  /** The fingerprint of the only key that may sign; any key where it is empty. */
  evidence_key: string;
};

export type Settings = Options & ExportPolicy;

export type Decided = { values: Settings; fixed: ReadonlySet<keyof Settings> };

/** Nothing where a stored value cannot be meant. */
type Read<T> = (stored: unknown) => T | undefined;

const oneOf =
  <T>(...all: T[]): Read<T> =>
  (stored) =>
    all.find((one) => one === stored);

const texts: Read<string[]> = (stored) =>
  Array.isArray(stored) && stored.every((one) => typeof one === "string") ? stored : undefined;

/** A restriction that cannot be read holds: only a plain "no" lifts it. */
const restriction: Read<boolean> = (stored) => stored !== false;

const fingerprint: Read<string> = (stored) => String(stored).trim().toLowerCase();

const OPTIONS: { [K in keyof Options]: [Options[K], Read<Options[K]>] } = {
  lang: ["auto", oneOf<Choice>("auto", "en", "zh-CN")],
  site: ["any", oneOf<Site>("any", "cn", "intl")],
  accounts: [[], texts],
};

const POLICY: { [K in keyof ExportPolicy]: [ExportPolicy[K], Read<ExportPolicy[K]>] } = {
  forbid_export: [false, restriction],
  require_redaction: [false, restriction],
  evidence_key: ["", fingerprint],
};

export const OPTION_KEYS = Object.keys(OPTIONS) as (keyof Options)[];
export const POLICY_KEYS = Object.keys(POLICY) as (keyof ExportPolicy)[];
const KEYS = [...OPTION_KEYS, ...POLICY_KEYS];

type Stored = Record<string, unknown>;

/** An administrator's decision outweighs the person's choice, and that the default. */
export function merge(local: Stored, managed: Stored): Decided {
  const fixed = new Set<keyof Settings>();
  const decide = <K extends keyof Settings>(key: K, [fallback, read]: [Settings[K], Read<Settings[K]>]) => {
    const imposed = managed[key] === undefined ? undefined : read(managed[key]);
    if (imposed !== undefined) fixed.add(key);
    // What only an administrator decides is not taken from anywhere else.
    const chosen = key in OPTIONS && local[key] !== undefined ? read(local[key]) : undefined;
    return imposed ?? chosen ?? fallback;
  };
  const values: Settings = {
    lang: decide("lang", OPTIONS.lang),
    site: decide("site", OPTIONS.site),
    accounts: decide("accounts", OPTIONS.accounts),
    forbid_export: decide("forbid_export", POLICY.forbid_export),
    require_redaction: decide("require_redaction", POLICY.require_redaction),
    evidence_key: decide("evidence_key", POLICY.evidence_key),
  };
  return { values, fixed };
}

export async function decided(): Promise<Decided> {
  const [local, managed] = await Promise.all([
    chrome.storage.local.get<Stored>(OPTION_KEYS),
    managedValues(),
  ]);
  return merge(local, managed);
}

export const settings = async (): Promise<Settings> => (await decided()).values;

/** Firefox rejects where there is no policy. */
async function managedValues(): Promise<Stored> {
  try {
    return await chrome.storage.managed.get<Stored>(KEYS);
  } catch {
    return {};
  }
}

export async function keep<K extends keyof Options>(key: K, value: Options[K]): Promise<void> {
  await chrome.storage.local.set({ [key]: value });
}

/** Whether a change of the browser's storage may change an option. */
export function concernsSettings(changes: Stored, area: string): boolean {
  return area === "managed" || (area === "local" && OPTION_KEYS.some((key) => key in changes));
}

/** The site that the core counts with. A page's own address outweighs what is expected of it. */
export function siteOption({ site }: Options, page?: { site: string }): Pick<CheckOptions, "site"> {
  return site === "any" || isElsewhere(site, page) ? {} : { site };
}

/** What the reseller works in, for the core to hold pages against. */
export const ownWorkspace = ({ accounts, site }: Options): OwnWorkspace => ({
  accounts,
  ...(site === "any" ? {} : { site }),
});

/** Whether a page is on another site than the person works on. */
export const isElsewhere = (site: Site, page?: { site: string }): boolean =>
  site !== "any" && page !== undefined && page.site !== site;
