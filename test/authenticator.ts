import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto"

/** What a site asks an authenticator for; binary fields are base64url. */
interface Asked {
  readonly challenge: string
  readonly rp?: { readonly id: string }
  readonly rpId?: string
}

const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest()
const base64 = (bytes: Buffer | string) => Buffer.from(bytes).toString("base64url")

/** Flags of authenticator data: user present, user verified, key included. Source: WebAuthn level 3, section 6.1. */
const presentAndVerified = 0x05
const keyIncluded = 0x40

/**
 * A passkey in software: one P-256 key pair that answers as a platform authenticator does, without attestation.
 * Source: W3C Web Authentication level 3, sections 6.1 and 6.5; CBOR by RFC 8949.
 */
export function softAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const { x = "", y = "" } = publicKey.export({ format: "jwk" })
  const id = randomBytes(16)
  let uses = 0
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const authenticatorData = (rpId: string, more: Buffer, flags: number) => {
    const head = Buffer.alloc(5)
    head.writeUInt8(flags, 0)
    head.writeUInt32BE(uses++, 1)
    return Buffer.concat([sha256(rpId), head, more])
  }
  return {
    /** Answers a registration. */
    register({ challenge, rp }: Asked) {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const attested = Buffer.concat([
        Buffer.alloc(16),
        length,
        id,
        coseKey(Buffer.from(x, "base64url"), Buffer.from(y, "base64url")),
      ])
      const data = authenticatorData(rp?.id ?? "", attested, presentAndVerified | keyIncluded)
      return {
        id: base64(id),
        rawId: base64(id),
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64(clientData("webauthn.create", challenge)),
          attestationObject: base64(attestationOf(data)),
          transports: ["internal"],
        },
      }
    },
    /** Answers a sign-in. */
    authenticate({ challenge, rpId = "" }: Asked) {
      const client = clientData("webauthn.get", challenge)
      const data = authenticatorData(rpId, Buffer.alloc(0), presentAndVerified)
      const signature = createSign("SHA256")
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      return {
        id: base64(id),
        rawId: base64(id),
        type: "public-key",
        clientExtensionResults: {},
        response: { clientDataJSON: base64(client), authenticatorData: base64(data), signature: base64(signature) },
      }
    },
  }
}

/** COSE key {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y} in CBOR. Source: RFC 9053. */
function coseKey(x: Buffer, y: Buffer): Buffer {
  const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01])
  return Buffer.concat([head, Buffer.from([0x21, 0x58, 32]), x, Buffer.from([0x22, 0x58, 32]), y])
}

/** {"fmt": "none", "attStmt": {}, "authData": data} in CBOR. */
function attestationOf(data: Buffer): Buffer {
  const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)])
  return Buffer.concat([
    Buffer.from([0xa3]),
    text("fmt"),
    text("none"),
    text("attStmt"),
    Buffer.from([0xa0]),
    text("authData"),
    Buffer.from([0x58, data.length]),
    data,
  ])
}
