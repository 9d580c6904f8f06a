import * as z from "zod"

/** A parameter that took part in a decision, with the moment its value began and where it comes from. */
export const ParameterUse = z
  .object({
    id: z.string(),
    value: z.string(),
    unit: z.string(),
    from: z.string(),
    source: z.string(),
    assumed: z.boolean(),
  })
  .meta({ id: "ParameterUse" })
export type ParameterUse = z.infer<typeof ParameterUse>
