declare module "*.css" {
  const text: string;
  export default text;
}

/** The extension's version, written in by the build. */
declare const VERSION: string;
