import { spawnSync } from "node:child_process"
import { chownSync, lstatSync, readFileSync } from "node:fs"
import { Refusal } from "../base/index.ts"

/** Under which account the server's programs run. PostgreSQL refuses to run as root. */
export interface ServerAccount {
  /** Words before the program. */
  readonly before: readonly string[]
  readonly identity: { readonly uid?: number; readonly gid?: number }
  /** Gives a folder that we made to that account. */
  own(folder: string): void
}

const asOurselves: ServerAccount = { before: [], identity: {}, own: () => undefined }

/** Inside a user namespace without a map the server sees no root, while its files stay ours. */
const inNamespace: ServerAccount = { ...asOurselves, before: ["unshare", "-U"] }

/**
 * The account for a server whose files lie in `folder`. An ordinary user is its own account; root takes the owner of
 * files that are already there, else a user namespace, else the system's `nobody`.
 * @param program one of the server's programs, to try an account with
 * @throws Refusal "store.root-cannot-start" when root has no such way
 */
export function serverAccount(folder: string, data: string, program: string): ServerAccount {
  if (process.getuid?.() !== 0) return asOurselves
  const owner = lstatSync(data, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return plainAccount(owner.uid, owner.gid)
  if (runs(inNamespace, folder, program)) return inNamespace
  const nobody = nobodyAccount()
  if (owner === undefined && nobody !== undefined) {
    nobody.own(folder)
    if (runs(nobody, folder, program)) return nobody
    chownSync(folder, 0, 0)
  }
  throw new Refusal("store.root-cannot-start", { folder })
}

function plainAccount(uid: number, gid: number): ServerAccount {
  return { before: [], identity: { uid, gid }, own: (folder) => chownSync(folder, uid, gid) }
}

function nobodyAccount(): ServerAccount | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((each) => each.startsWith("nobody:"))
  const [, , uid, gid] = line?.split(":") ?? []
  return uid === undefined || gid === undefined ? undefined : plainAccount(Number(uid), Number(gid))
}

/** Whether an account can enter the folder and run the program there. */
function runs(account: ServerAccount, folder: string, program: string): boolean {
  const [command = program, ...rest] = [...account.before, "sh", "-c", 'cd "$0" && "$1" --version', folder, program]
  return spawnSync(command, rest, { ...account.identity, stdio: "ignore" }).status === 0
}
