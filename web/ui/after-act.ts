/**
 * Goes on after an act. What a form hands to its mutation is dropped once the form has left the page, and it leaves as
 * soon as the refreshed data no longer allow the act, often before its reply is handled; this is not dropped. A failure
 * is shown by the form itself, which then still stands.
 */
export function afterAct<Reply>(
  act: Promise<Reply>,
  onDone: (reply: Reply) => void,
  onFault: (fault: unknown) => void = () => {},
): void {
  act.then(onDone, onFault)
}
