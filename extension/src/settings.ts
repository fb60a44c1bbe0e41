// Every option, in one place: what it may hold, where it is kept, and who decided.

import type { CheckOptions, Lang, OwnWorkspace } from "rebatelens";

export type Choice = "auto" | Lang;
export type Site = "any" | "cn" | "intl";

export type Rounding = "auto" | NonNullable<CheckOptions["rounding"]>;

/** The file that a person chose, or the text that an administrator set. */
export type Agreement = { name: string; added: string; base64: string } | { name: string; text: string };

/** What a person chooses on the options page. */
export type Options = {
  lang: Choice;
  site: Site;
  accounts: string[];
  rounding: Rounding;
  time_zone: string;
  agreement: Agreement | undefined;
};

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

/** Offsets that clocks of the world show. */
const WEST =
  "-12:00 -11:00 -10:00 -09:30 -09:00 -08:00 -07:00 -06:00 -05:00 -04:00 -03:30 -03:00 -02:00 -01:00";
const EAST =
  "+00:00 +01:00 +02:00 +03:00 +03:30 +04:00 +04:30 +05:00 +05:30 +05:45 +06:00 +06:30 +07:00 +08:00 +08:45 " +
  "+09:00 +09:30 +10:00 +10:30 +11:00 +12:00 +12:45 +13:00 +14:00";
export const ZONES = `${WEST} ${EAST}`.split(" ");

/** Text is an administrator's; whether it is an agreement is for the core to say. */
const agreement: Read<Agreement> = (stored) => {
  if (typeof stored === "string") return stored.trim() ? { name: "agreement.csv", text: stored } : undefined;
  const { name, added, base64 } = Object(stored) as Record<string, unknown>;
  const all = [name, added, base64].every((one) => typeof one === "string");
  return all ? (stored as Agreement) : undefined;
};

const fingerprint: Read<string> = (stored) => String(stored).trim().toLowerCase();

const OPTIONS: { [K in keyof Options]: [Options[K], Read<Options[K]>] } = {
  lang: ["auto", oneOf<Choice>("auto", "en", "zh-CN")],
  site: ["any", oneOf<Site>("any", "cn", "intl")],
  accounts: [[], texts],
  rounding: ["auto", oneOf<Rounding>("auto", "half_up", "half_even", "down", "up")],
  time_zone: ["auto", oneOf("auto", ...ZONES)],
  agreement: [undefined, agreement],
};

const POLICY: { [K in keyof ExportPolicy]: [ExportPolicy[K], Read<ExportPolicy[K]>] } = {
  forbid_export: [false, restriction],
  require_redaction: [false, restriction],
  evidence_key: ["", fingerprint],
};

export const OPTION_KEYS = Object.keys(OPTIONS) as (keyof Options)[];
export const POLICY_KEYS = Object.keys(POLICY) as (keyof ExportPolicy)[];

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
    rounding: decide("rounding", OPTIONS.rounding),
    time_zone: decide("time_zone", OPTIONS.time_zone),
    agreement: decide("agreement", OPTIONS.agreement),
    forbid_export: decide("forbid_export", POLICY.forbid_export),
    require_redaction: decide("require_redaction", POLICY.require_redaction),
    evidence_key: decide("evidence_key", POLICY.evidence_key),
  };
  return { values, fixed };
}

/** Every option, or those that are asked for: an agreement is not read in vain. */
export async function decided(keys: (keyof Options)[] = OPTION_KEYS): Promise<Decided> {
  const [local, managed] = await Promise.all([chrome.storage.local.get<Stored>(keys), managedValues(keys)]);
  return merge(local, managed);
}

/** How long marks wait for an administrator's decisions, in milliseconds: a browser
 * answers within one or two, but for the seconds in which it starts. */
const PATIENCE = 20;

/** Whether the browser has its policies at hand. */
let isReady = false;

/** The same for what is painted: where the browser does not have its policies yet, the
 * person's own choices hold, and `whenLate` is called once a policy has decided otherwise.
 * On a page that keeps a browser busy that takes many seconds. Nothing that guards
 * evidence is decided by this. */
export async function decidedSoon(
  keys: (keyof Options)[] = OPTION_KEYS,
  whenLate: () => void = () => undefined,
): Promise<Decided> {
  const managed = managedValues(keys);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
  const [local, soon] = await Promise.all([
    chrome.storage.local.get<Stored>(keys),
    isReady ? managed : Promise.race([managed, late]),
  ]);
  if (!soon) void managed.then((values) => merge(local, values).fixed.size > 0 && whenLate());
  return merge(local, soon ?? {});
}

export const settings = async (): Promise<Settings> => (await decided()).values;

/** Firefox rejects where there is no policy. */
async function managedValues(keys: (keyof Options)[]): Promise<Stored> {
  try {
    return await chrome.storage.managed.get<Stored>([...keys, ...POLICY_KEYS]);
  } catch {
    return {};
  } finally {
    isReady = true;
  }
}

export async function keep<K extends keyof Options>(key: K, value: Options[K]): Promise<void> {
  if (value === undefined) await chrome.storage.local.remove(key);
  else await chrome.storage.local.set({ [key]: value });
}

/** Whether a change of the browser's storage may change an option. */
export function concernsSettings(changes: Stored, area: string): boolean {
  return area === "managed" || (area === "local" && OPTION_KEYS.some((key) => key in changes));
}

/** The site that the core counts with. A page's own address outweighs what is expected of it. */
export function siteOption({ site }: Options, page?: { site: string }): Pick<CheckOptions, "site"> {
  return site === "any" || isElsewhere(site, page) ? {} : { site };
}

/** What the core counts with, but for the agreement. */
export function checkOptions(
  options: Options,
  page?: { site: string },
): Omit<CheckOptions, "agreement"> & { as_of: string } {
  const { rounding, time_zone } = options;
  return {
    // Deadlines are held against the moment at which somebody looks.
    as_of: new Date().toISOString(),
    ...siteOption(options, page),
    ...(rounding === "auto" ? {} : { rounding }),
    ...(time_zone === "auto" ? {} : { time_zone }),
  };
}

/** What the reseller works in, for the core to hold pages against. */
export const ownWorkspace = ({ accounts, site }: Options): OwnWorkspace => ({
  accounts,
  ...(site === "any" ? {} : { site }),
});

/** Whether a page is on another site than the person works on. */
export const isElsewhere = (site: Site, page?: { site: string }): boolean =>
  site !== "any" && page !== undefined && page.site !== site;
