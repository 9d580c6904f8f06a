import { hash } from "node:crypto"
import { sql } from "kysely"
import { Refusal } from "../base/index.ts"
import {
  type Frontier,
  makeProof,
  type Place,
  type ProofPlan,
  placesOf,
  rootOf,
  sameBytes,
  type TreeNode,
} from "../evidence/index.ts"
import { type Db, rows } from "./database.ts"

/** SHA-256 by the platform's own library, which is faster than the engines' default. */
export function platformHash(bytes: Uint8Array): Uint8Array {
  return hash("sha256", bytes, "buffer")
}

/** The stored hashes at some places of the tree: one query for all. A place that is not stored is left out. */
export async function nodesAt(db: Db, places: readonly Place[]): Promise<readonly TreeNode[]> {
  if (places.length === 0) return []
  const levels = places.map(({ level }) => level)
  const indexes = places.map(({ index }) => index)
  const found = await rows(
    db,
    sql<{ level: number; index: bigint; hash: Uint8Array }>`
      select node.level, node.index, node.hash
      from unnest(${levels}::integer[], ${indexes}::bigint[]) as place (level, index)
      join log_node node on node.level = place.level and node.index = place.index`,
  )
  return found.map(({ level, index, hash }) => ({ level, index: Number(index), hash }))
}

/**
 * The tree's right edge at a size, checked against the head that was signed for it.
 * @throws Refusal "evidence.tree-damaged" when a node is missing or the root is another one
 */
export async function frontierAt(db: Db, size: number, root: Uint8Array): Promise<Frontier> {
  const places = placesOf(0, size)
  const stored = byPlace(await nodesAt(db, places))
  const hashes = places.map((place) => stored(place)).filter((hash) => hash !== undefined)
  const frontier: Frontier = { size, hashes }
  if (hashes.length !== places.length || !sameBytes(rootOf(frontier, platformHash), root))
    throw new Refusal("evidence.tree-damaged", { size: String(size) })
  return frontier
}

/** Reads what a plan asks for and makes the proof: about log2(size) nodes in one query. */
export async function proofOf(db: Db, plan: ProofPlan): Promise<readonly Uint8Array[]> {
  return makeProof(plan, byPlace(await nodesAt(db, plan.flat())), platformHash)
}

/** Stores subtrees that became complete. */
export async function saveNodes(db: Db, nodes: readonly TreeNode[]): Promise<void> {
  const levels = nodes.map(({ level }) => level)
  const indexes = nodes.map(({ index }) => index)
  await sql`
    insert into log_node (level, index, hash)
    select place.level, place.index, substring(${joined(nodes)}::bytea from ((place.number - 1) * 32 + 1)::integer for 32)
    from unnest(${levels}::integer[], ${indexes}::bigint[]) with ordinality as place (level, index, number)`.execute(db)
}

/** All hashes side by side: one binary parameter costs far less than an array of them. */
function joined(nodes: readonly TreeNode[]): Buffer {
  return Buffer.concat(nodes.map(({ hash }) => hash))
}

function byPlace(nodes: readonly TreeNode[]): (place: Place) => Uint8Array | undefined {
  const stored = new Map(nodes.map(({ level, index, hash }) => [`${level}/${index}`, hash]))
  return ({ level, index }) => stored.get(`${level}/${index}`)
}
