// A few lines to make elements without any markup text.

type Children = (Node | string)[];

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...children: Children
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(viewBox: string, paths: [string, string][]): SVGSVGElement {
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("viewBox", viewBox);
  made.setAttribute("aria-hidden", "true");
  for (const [className, data] of paths) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", className);
    path.setAttribute("d", data);
    made.append(path);
  }
  return made;
}

const SHAPES = {
  error: "M4.9 1h6.2L15 4.9v6.2L11.1 15H4.9L1 11.1V4.9z",
  warning: "M8 1.2 15.4 14.4H.6z",
  note: "M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z",
} as const;

const STROKES = { error: "M8 4.4v4.2M8 11.2v.4", warning: "M8 6v3.6M8 11.8v.4", note: "" } as const;

/** The sign of a severity: an octagon, a triangle, a dot. */
export function sign(severity: keyof typeof SHAPES): SVGSVGElement {
  const strokes: [string, string][] = STROKES[severity] ? [["stroke", STROKES[severity]]] : [];
  const drawn = svg("0 0 16 16", [["shape", SHAPES[severity]], ...strokes]);
  drawn.setAttribute("class", `sign ${severity}`);
  return drawn;
}

/** Something that is followed up. */
export function flag(): SVGSVGElement {
  const drawn = svg("0 0 16 16", [
    ["pole", "M4 2v12.5"],
    ["cloth", "M4 2.5h9l-2.6 3L13 8.5H4z"],
  ]);
  drawn.setAttribute("class", "flag");
  return drawn;
}

/** Options. */
export function gear(): SVGSVGElement {
  const teeth =
    "M10 1.8v2.4M10 15.8v2.4M1.8 10h2.4M15.8 10h2.4M4.2 4.2l1.7 1.7M14.1 14.1l1.7 1.7M15.8 4.2l-1.7 1.7M5.9 14.1l-1.7 1.7";
  const drawn = svg("0 0 20 20", [
    ["ring", "M10 4.6a5.4 5.4 0 1 1 0 10.8 5.4 5.4 0 0 1 0-10.8z"],
    ["ring", "M10 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4z"],
    ["teeth", teeth],
  ]);
  drawn.setAttribute("class", "cog");
  return drawn;
}

/** The product's own sign: a lens over a tick. */
export function lens(): SVGSVGElement {
  const drawn = svg("0 0 20 20", [
    ["ring", "M8.5 2a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM13.2 13.2 18 18"],
    ["tick", "M5.6 8.6 7.8 10.8 11.6 6.6"],
  ]);
  drawn.setAttribute("class", "lens");
  return drawn;
}
