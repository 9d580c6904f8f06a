/** Blue first; then colours that stay apart for each kind of colour blindness, after Okabe and Ito. */
const parts = ["var(--act)", "#d55e00", "#009e73", "#cc79a7", "#8a7a00", "#56b4e9", "#7f7f7f", "#b8860b"]

/** Colour of the nth part; after the last one they begin anew, so that a label always stands beside. */
export function partColour(place: number): string {
  return parts[place % parts.length] ?? "var(--act)"
}

/** One colour for less and one for more than nothing; neither says good or bad. */
export const lessColour = "#d55e00"
export const moreColour = "var(--act)"
