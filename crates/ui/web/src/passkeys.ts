// Passkeys (Web Authentication, level 3): a form marked data-passkey is answered by the browser before it is sent. No sentence is
// written here, they come from the page; without this script the form stays hidden.

interface Known {
  type: "public-key";
  id: string;
  transports?: AuthenticatorTransport[];
}

interface AskedToMake extends Omit<PublicKeyCredentialCreationOptions, "challenge" | "user" | "excludeCredentials"> {
  challenge: string;
  user: { id: string; name: string; displayName: string };
  excludeCredentials?: Known[];
}

interface AskedToSign extends Omit<PublicKeyCredentialRequestOptions, "challenge" | "allowCredentials"> {
  challenge: string;
  allowCredentials?: Known[];
}

/** The bytes of a text in base64url (RFC 4648, section 5). */
function bytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  const read = new Uint8Array(plain.length);
  for (let place = 0; place < plain.length; place += 1) read[place] = plain.charCodeAt(place);
  return read;
}

function text(content: ArrayBuffer): string {
  let plain = "";
  for (const byte of new Uint8Array(content)) plain += String.fromCharCode(byte);
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function described(known: Known[] | undefined): PublicKeyCredentialDescriptor[] {
  return (known ?? []).map(({ type, id, transports }) => ({
    type,
    id: bytes(id),
    ...(transports ? { transports } : {}),
  }));
}

async function made(asked: AskedToMake): Promise<Credential | null> {
  const { challenge, user, excludeCredentials, ...rest } = asked;
  return navigator.credentials.create({
    publicKey: {
      ...rest,
      challenge: bytes(challenge),
      user: { ...user, id: bytes(user.id) },
      excludeCredentials: described(excludeCredentials),
    },
  });
}

async function signed(asked: AskedToSign): Promise<Credential | null> {
  const { challenge, allowCredentials, ...rest } = asked;
  return navigator.credentials.get({
    publicKey: { ...rest, challenge: bytes(challenge), allowCredentials: described(allowCredentials) },
  });
}

/** What the server reads of an answer. */
function written(credential: Credential | null): string {
  if (!(credential instanceof PublicKeyCredential)) throw new Error("no key");
  const { response } = credential;
  const common = {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    extensions: {},
  };
  const clientDataJSON = text(response.clientDataJSON);
  if (response instanceof AuthenticatorAttestationResponse) {
    const attestationObject = text(response.attestationObject);
    return JSON.stringify({ ...common, response: { clientDataJSON, attestationObject } });
  }
  if (!(response instanceof AuthenticatorAssertionResponse)) throw new Error("another answer");
  const { authenticatorData, signature, userHandle } = response;
  return JSON.stringify({
    ...common,
    response: {
      clientDataJSON,
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      userHandle: userHandle ? text(userHandle) : null,
    },
  });
}

async function answered(place: HTMLElement): Promise<string> {
  const asked: unknown = JSON.parse(place.dataset.options ?? "{}");
  const credential = place.dataset.passkey === "create" ? made(asked as AskedToMake) : signed(asked as AskedToSign);
  return written(await credential);
}

function offer(place: HTMLElement): void {
  const form = place.querySelector("form");
  const answer = form?.querySelector<HTMLInputElement>("input[name=reponse]");
  const failed = place.querySelector<HTMLElement>("[data-passkey-failed]");
  if (!form || !answer) return;
  form.addEventListener("submit", (event) => {
    if (answer.value !== "") return;
    event.preventDefault();
    if (failed) failed.hidden = true;
    answered(place).then(
      (said) => {
        answer.value = said;
        form.requestSubmit();
      },
      // Given up, too late, or a key that is there already: nothing was sent, the button can be pressed again.
      () => {
        if (failed) failed.hidden = false;
      },
    );
  });
  // A page come back to (« back ») asks anew: its answer has served.
  window.addEventListener("pageshow", () => {
    answer.value = "";
  });
  place.hidden = false;
}

if (window.isSecureContext && "PublicKeyCredential" in window) {
  for (const place of document.querySelectorAll<HTMLElement>("[data-passkey]")) offer(place);
  for (const none of document.querySelectorAll<HTMLElement>("[data-passkey-none]")) none.hidden = true;
}
