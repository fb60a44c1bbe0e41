// A program that uses the package, for the type checker alone.

import type { Annotation, PageContext, PanelView } from "rebatelens";
import init, { annotate, checkBox, identify } from "rebatelens";
import {
  Bundle,
  check,
  explain,
  type FindAnswer,
  type Finding,
  find,
  present,
  presentFile,
  type RecordStory,
  type Report,
  readAgreement,
  story,
  type Verification,
  verify,
} from "rebatelens/full";

export async function everything(bytes: Uint8Array, zip: Uint8Array): Promise<string[]> {
  await init();
  const report: Report = check([{ name: "a.csv", bytes }], { lang: "zh-CN", map: { Fee: "rebate_amount" } });
  const finding: Finding | undefined = report.findings[0];
  const difference: string | undefined = finding?.difference;
  const page: PageContext = { url: "", title: "", site: "intl", adapter: "tea", captured_at: "" };
  const annotation: Annotation = annotate("", { page });
  const view: PanelView = present("", { page, lang: "en" });
  const remembered = { key: { Fee: "rebate_amount" } };
  const [first] = presentFile({ name: "a.xlsx", bytes }, { remembered }, (records) => records > 0);
  const agreement = { name: "own.csv", bytes };
  const rules: number = readAgreement(agreement, "zh-CN").rules;
  present("", { page, agreement, rounding: "half_up", time_zone: "+08:00" });
  const told: RecordStory | undefined = story({ name: "a.csv", bytes }, 0, 1, undefined, { lang: "en" });
  const entry = explain("AM001");
  const answer: FindAnswer = find([{ name: "a.csv", bytes }], { order_id: "1", site: "cn" }, { lang: "en" });
  const next: string | undefined = answer.suspects[0]?.next.settlement_period;
  const verification: Verification = verify(zip, "en");
  const bundle = new Bundle({ public_key: [], as_of: "", software: "", page }, [{ name: "a.csv", bytes }]);
  let message = bundle.nextMessage();
  while (message !== undefined) {
    bundle.provideSignature(message.slice(0, 64));
    message = bundle.nextMessage();
  }
  const packed: Uint8Array = bundle.finish();
  const value: string | undefined = identify("order", "1").value ?? checkBox("Order ID", "1", true)?.cleaned;
  return [
    difference,
    value,
    next,
    rules,
    entry?.title,
    annotation.verdict,
    view.heading,
    first?.heading,
    told?.steps[0]?.state,
  ]
    .map(String)
    .concat(
      verification.problems.map((problem) => problem.path),
      String(packed.length),
    );
}

// @ts-expect-error: there is no such kind of identifier
identify("planet", "1");
// @ts-expect-error: bytes are needed, not a text
check([{ name: "a.csv", bytes: "a,b" }]);
