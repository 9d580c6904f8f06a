/**
 * Evidence: a log that anyone can check without trusting its operator. Hashing as in RFC 6962, heads as C2SP
 * checkpoints in signed notes, entries in canonical JSON (RFC 8785). Pure: keys and clocks arrive as arguments.
 */
export { base64, fromBase64 } from "./base64.ts"
export { canonicalJson, type Json, parseCanonicalJson } from "./canonical-json.ts"
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from "./checkpoint.ts"
export { Actor, Commitment, commit, Entry, entryBytes, entryLeaf, entryText, saltLength } from "./entry.ts"
export {
  checkpointLine,
  ExportedCheckpoint,
  ExportedEntry,
  ExportHeader,
  entryLine,
  headerLine,
} from "./export-lines.ts"
export { type Finding, type FindingKind, findingTexts, tell } from "./finding.ts"
export { type Hash, leafHash, nodeHash, plainHash, sameBytes } from "./hash.ts"
export {
  claimsOf,
  cosign,
  formatNote,
  holds,
  type Note,
  type NoteSignature,
  parseNote,
  type SignatureClaim,
  type Signer,
  signNote,
  type VerifySignature,
} from "./note.ts"
export {
  type Consistency,
  type Inclusion,
  makeProof,
  type ProofPlan,
  planConsistency,
  planInclusion,
  verifyConsistency,
  verifyInclusion,
} from "./proof.ts"
export { evidenceRefusals } from "./refusals.ts"
export {
  appendLeaves,
  emptyFrontier,
  type Frontier,
  type Place,
  placesOf,
  rootOf,
  type TreeNode,
} from "./tree.ts"
export { Algorithm, formatVerifierKey, isKeyName, keyHash, parseVerifierKey, type VerifierKey } from "./verifier-key.ts"
export {
  type ExportCheck,
  type ExportCheckOptions,
  type ExportReport,
  openExportCheck,
  verifyExport,
} from "./verify-export.ts"
