declare const kind: unique symbol

/** A string that names one thing of one kind: `Id<"booking">` cannot be passed where `Id<"facility">` is asked for. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind }
