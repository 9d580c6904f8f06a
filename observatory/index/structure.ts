/** A number that the index measures (level 1) or makes (above), as a row of `structure.csv`. */
export interface IndexNode {
  readonly code: string
  /** None for a node at the top. */
  readonly parent?: string
  /** 1 for an indicator; a parent stands higher than each of its children. */
  readonly level: number
  /** Zero or more; counts against the weights of its siblings. */
  readonly weight: number
  /** −1 where less is better. */
  readonly direction: 1 | -1
  readonly unit?: string
  /** Column of the units or series of the data by which the indicator is divided. */
  readonly denominator?: string
  /** Goalposts, in the indicator's unit after its denomination: worst and best by the direction +1, that is least and most. */
  readonly lower?: number
  readonly upper?: number
  readonly target?: number
  readonly name: string
}

/** The hierarchy of an index: indicators first, then what is made of them, a parent after all its children. */
export interface Structure {
  readonly nodes: readonly IndexNode[]
  /** How many nodes are indicators: they stand first. */
  readonly indicators: number
  /** By node: places of its children, in order. */
  readonly children: readonly (readonly number[])[]
  /** By node: place of its parent, or −1. */
  readonly parents: readonly number[]
  readonly places: ReadonlyMap<string, number>
}

/** Units with the columns of `units.csv`. */
export interface Units {
  readonly codes: readonly string[]
  readonly names: readonly string[]
  /** Column → text of each unit, empty where there is none. */
  readonly columns: ReadonlyMap<string, readonly string[]>
}
