import { sessionChanged } from "../session.ts"

/** Ends this session at the server; drafts on this device stay. */
export async function signOut(): Promise<void> {
  await fetch("/api/auth/sign-out", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: "{}",
    credentials: "same-origin",
  })
  await sessionChanged()
}
