import { useRouter } from "@tanstack/react-router"
import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from "react"

interface InnerLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string
  /** Called when the link is followed within this page. */
  readonly onFollow?: () => void
}

/**
 * A link to a page of ours whose address comes from data, like a search result. Where the page is known when writing,
 * take the router's `Link`, which the compiler checks.
 */
export function InnerLink({ href, onFollow, ...rest }: InnerLinkProps): ReactNode {
  const router = useRouter()
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    router.history.push(href)
    onFollow?.()
  }
  return <a {...rest} href={href} onClick={follow} />
}
