/** A drawing as a file that stands without the page: the colours of the page become colours that any program knows. */
export function savedSvg(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return ""
  const [ours, theirs] = [drawing, copy].map((one) => [...one.querySelectorAll("*")])
  for (const [place, element] of (ours ?? []).entries())
    for (const name of ["fill", "stroke"])
      if (element.getAttribute(name)?.includes("(") === true)
        theirs?.[place]?.setAttribute(name, plainColour(getComputedStyle(element).getPropertyValue(name)))
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg")
  copy.setAttribute("font-family", getComputedStyle(drawing).fontFamily)
  return new XMLSerializer().serializeToString(copy)
}

/** Any colour that the browser can paint, as `rgb(…)`. */
function plainColour(colour: string): string {
  const brush = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d")
  if (brush === null) return colour
  brush.fillStyle = colour
  brush.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = brush.getImageData(0, 0, 1, 1).data
  return `rgb(${red},${green},${blue})`
}
