import "rebatelens";

declare module "rebatelens" {
  /** Lets `init` make a new instance; the build adds it to the glue. */
  export function renew(): void;
}

declare module "rebatelens/full" {
  export function renew(): void;
}
