// A real OpenID Connect provider (npm `oidc-provider`, on which FranceConnect and ProConnect are built), for one story: it asks
// who signs in, on a page of its own, and answers as those two do: pairwise identifiers, ES256, signed userinfo, levels.
//
// Started by `identity-provider.ts`, which tells it the town's address; it says where it listens on its first line.
import { createHash, generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";

import Provider from "oidc-provider";

const town = process.env.TOWN;
const secret = process.env.SECRET;
const port = Number(process.env.PORT);
const issuer = `http://127.0.0.1:${port}`;

/** Invented people: at home, born abroad under another name than the one in use, born on a day nobody wrote down. */
const people = {
  angela: {
    given_name: "Angela Claire Louise",
    family_name: "DUBOIS",
    birthdate: "1962-08-24",
    gender: "female",
    birthplace: "75107",
    birthcountry: "99100",
    email: "angela@exemple.example",
    idp_id: "fi-essai",
    usual_name: "Dubois",
    siret: "21350238800019",
  },
  vincent: {
    given_name: "Vincent",
    family_name: "MARTIN",
    preferred_username: "DUBOIS",
    birthdate: "1963-12-05",
    gender: "male",
    birthplace: "",
    birthcountry: "99352",
    email: "vincent@exemple.example",
    idp_id: "fi-essai",
    usual_name: "Martin",
    siret: "21350238800027",
  },
  awa: {
    given_name: "Awa",
    family_name: "DIALLO",
    birthdate: "1955-01-01",
    gender: "unspecified",
    birthplace: "",
    birthcountry: "99341",
    email: "awa@exemple.example",
    idp_id: "fi-essai",
  },
};

/** What the story changes as it goes. */
const mood = { code_s: 30, tampers: false, slow_ms: 0, has_factor: false };

const client = (id, slug, subject_type) => ({
  client_id: id,
  client_secret: secret,
  redirect_uris: [`${town}/connexion/retour/${slug}`],
  post_logout_redirect_uris: [`${town}/connexion/deconnecte`],
  grant_types: ["authorization_code"],
  response_types: ["code"],
  token_endpoint_auth_method: "client_secret_post",
  id_token_signed_response_alg: "ES256",
  userinfo_signed_response_alg: "ES256",
  subject_type,
});

const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const provider = new Provider(issuer, {
  // An identifier of FranceConnect is of one service, that of ProConnect is the same for all.
  clients: [client("parvis-france", "franceconnect", "pairwise"), client("parvis-pro", "proconnect", "public")],
  jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "ES256", kid: "essai" }] },
  cookies: { keys: [randomBytes(16).toString("hex")] },
  routes: { authorization: "/authorize", end_session: "/session/end", token: "/token", userinfo: "/userinfo", jwks: "/jwks" },
  subjectTypes: ["pairwise", "public"],
  pairwiseIdentifier: async (_ctx, account, { clientId }) =>
    `${createHash("sha256").update(`${clientId} ${account}`).digest("hex")}v1`,
  acrValues: ["eidas1", "eidas1-mfa"],
  scopes: ["openid"],
  claims: {
    openid: ["sub"],
    given_name: ["given_name"],
    family_name: ["family_name"],
    preferred_username: ["preferred_username"],
    usual_name: ["usual_name"],
    email: ["email"],
    siret: ["siret"],
    idp_id: ["idp_id"],
    gender: ["gender"],
    birthdate: ["birthdate"],
  },
  responseTypes: ["code"],
  clientAuthMethods: ["client_secret_post"],
  enabledJWA: { idTokenSigningAlgValues: ["ES256"], userinfoSigningAlgValues: ["ES256"] },
  features: {
    devInteractions: { enabled: false },
    jwtUserinfo: { enabled: true },
    claimsParameter: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = page(`${form}<button form="op.logoutForm" name="logout" value="yes">Quitter le fournisseur</button>`);
      },
    },
  },
  ttl: { AuthorizationCode: () => mood.code_s, AccessToken: 60, IdToken: 60, Grant: 60, Interaction: 600, Session: 600 },
  pkce: { required: () => true },
  interactions: { url: (_ctx, { uid }) => `/qui/${uid}` },
  // Each time it asks who is there: a story chooses.
  loadExistingGrant: async (ctx) => {
    const granted = ctx.oidc.result?.consent?.grantId;
    return granted ? provider.Grant.find(granted) : undefined;
  },
  renderError: (ctx, { error, error_description }) => {
    ctx.body = page(`<p>${error}: ${error_description}</p>`);
  },
  findAccount: async (_ctx, id) =>
    people[id] && { accountId: id, claims: async () => ({ sub: id, ...people[id] }) },
});

// A signature that is not that of the token it ends: what somebody on the way would leave.
provider.use(async (ctx, next) => {
  await next();
  if (mood.tampers && ctx.path === "/token" && ctx.body?.id_token) {
    const [header, , signature] = ctx.body.id_token.split(".");
    const claims = JSON.parse(Buffer.from(ctx.body.id_token.split(".")[1], "base64url").toString());
    const changed = Buffer.from(JSON.stringify({ ...claims, sub: "quelqu-un-d-autre" })).toString("base64url");
    ctx.body = { ...ctx.body, id_token: `${header}.${changed}.${signature}` };
  }
});

const page = (content) => `<!doctype html><html lang="fr"><title>Fournisseur d’essai</title><h1>Fournisseur d’essai</h1>${content}`;

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return new URLSearchParams(Buffer.concat(parts).toString());
}

/** Who signs in: asked on a page, as a provider does. */
async function who(request, response) {
  const { params, uid } = await provider.interactionDetails(request, response);
  if (request.method !== "POST") {
    const buttons = Object.keys(people).map((name) => `<button name="qui" value="${name}">${name}</button>`);
    response.setHeader("content-type", "text/html; charset=utf-8");
    const form = `<form method="post" action="/qui/${uid}">${buttons.join("")}<button name="qui" value="">renoncer</button></form>`;
    return response.end(page(`<p>${params.scope}</p>${form}`));
  }
  const chosen = (await body(request)).get("qui");
  if (!chosen) {
    const refused = { error: "access_denied", error_description: "User auth aborted" };
    return provider.interactionFinished(request, response, refused, { mergeWithLastSubmission: false });
  }
  const acr = mood.has_factor ? "eidas1-mfa" : "eidas1";
  const asked = params.claims ? JSON.parse(params.claims).id_token?.acr : undefined;
  if (asked?.essential && !asked.values.includes(acr)) {
    const unmet = { error: "unmet_authentication_requirements", error_description: "requested ACRs could not be satisfied" };
    return provider.interactionFinished(request, response, unmet, { mergeWithLastSubmission: false });
  }
  const grant = new provider.Grant({ accountId: chosen, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  if (params.claims) grant.addOIDCClaims(Object.keys(JSON.parse(params.claims).id_token ?? {}));
  const login = { accountId: chosen, acr, remember: false, ts: Math.floor(Date.now() / 1000) };
  const result = { login, consent: { grantId: await grant.save() } };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** FranceConnect refuses what it does not know and what it misses, before anything else. */
function isRefused(query) {
  const known = ["acr_values", "claims", "client_id", "code_challenge", "code_challenge_method", "nonce", "redirect_uri", "response_type", "scope", "state"];
  const names = [...query.keys()];
  const isKnown = names.every((name) => known.includes(name));
  const isWhole = ["client_id", "nonce", "redirect_uri", "response_type", "scope", "state"].every((name) => query.get(name));
  return !isKnown || !isWhole || (query.get("nonce") ?? "").length < 32 || (query.get("state") ?? "").length < 32;
}

const answer = provider.callback();
const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", issuer);
  const fails = (error) => {
    response.statusCode = 500;
    response.end(String(error));
  };
  if (url.pathname.startsWith("/qui/")) {
    who(request, response).catch(fails);
  } else if (url.pathname === "/humeur") {
    mood.code_s = Number(url.searchParams.get("code_s") ?? 30);
    mood.tampers = url.searchParams.has("tampers");
    mood.slow_ms = Number(url.searchParams.get("slow_ms") ?? 0);
    mood.has_factor = url.searchParams.has("has_factor");
    response.end("ok");
  } else if (url.pathname === "/authorize" && isRefused(url.searchParams)) {
    response.statusCode = 400;
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page("<p>Y030007</p>"));
  } else if (url.pathname === "/token" && mood.slow_ms > 0) {
    // The network between the town and the provider is slow: the code is too old when it arrives.
    setTimeout(() => answer(request, response), mood.slow_ms);
  } else {
    answer(request, response);
  }
});
server.listen(port, "127.0.0.1", () => console.log(issuer));
