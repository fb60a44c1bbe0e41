// What a console's frame says of who is signed in. Its markup is not public, so
// it is read by the words beside it, in the parts that hold such words.

import type { PageContext } from "rebatelens";
import { queryOutsideRows } from "./outside-rows";

const SHELLS = [
  "header",
  '[role="banner"]',
  "#topnav",
  '[class*="header-nav"]',
  '[class*="topnav"]',
  '[class*="account-info"]',
  '[class*="user-info"]',
].join();

/** The view is said there or above the page's own content. */
const VIEWS = `${SHELLS}, [class*="content-header"]`;

const ACCOUNT =
  /(?:主账号|账号|帐号|帳號|(?:root |partner |reseller )?account)\s*(?:ID|UIN|号码)?\s*[:：(（]?\s*(\d[\d*•●xX -]{3,20}[\d*•●])|\bUIN\s*[:：]?\s*(\d[\d*•●xX -]{3,20}[\d*•●])/i;
const ROLE =
  /主账号(?!\s*(?:ID|[:：]))|子用户|子账号(?!\s*(?:ID|[:：]))|协作者|\bCollaborator\b|\bSub-?(?:user|account)\b(?!\s*(?:ID|:))|\bRoot account\b(?!\s*(?:ID|:))/i;
const TEST = /测试环境|沙箱|\btest environment\b|\bsandbox\b/i;
const READ_ONLY = /只读|唯讀|\bread-?only\b/i;

/** A menu can be long; who is signed in stands near its ends. */
const ENOUGH = 3000;

const textIn = (selector: string): string =>
  queryOutsideRows(document, selector)
    .filter((one) => one.querySelector("table") === null)
    .map(({ textContent }) => (textContent ?? "").replace(/\s+/g, " "))
    .map((text) => (text.length > 2 * ENOUGH ? `${text.slice(0, ENOUGH)} ${text.slice(-ENOUGH)}` : text))
    .join(" ");

/** The account, its role and the view, as far as the page shows them. */
export function shell(): Pick<PageContext, "account" | "role" | "view"> {
  const text = textIn(SHELLS);
  const named = ACCOUNT.exec(text);
  const account = (named?.[1] ?? named?.[2])?.trim();
  const role = ROLE.exec(text)?.[0];
  const around = textIn(VIEWS);
  const view = TEST.test(around) ? "test" : READ_ONLY.test(around) ? "read_only" : undefined;
  return { ...(account && { account }), ...(role && { role }), ...(view && { view }) };
}
