// A provider of OpenID Connect to test with: npm's oidc-provider, with a form instead of passwords.
// `node provider.js PORT [KEYS]`: another word for KEYS is another provider's worth of keys. It ends
// with its standard input, so that it never outlives the test that started it.
import { createHash } from "node:crypto";
import { decodeJwt, exportJWK, generateKeyPair, importJWK, SignJWT } from "jose";
import Provider from "oidc-provider";

const [port, keys = "first"] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;

/** What is said of people who are not described when they sign in. */
const PEOPLE = {
  nina: { email: "nina@contoso.example", email_verified: true, name: "Nina Visser", groups: ["finance"] },
};
/** As they were described when they signed in last. */
const described = new Map(Object.entries(PEOPLE));

const { privateKey } = await generateKeyPair("RS256", { extractable: true });
const signing = { ...(await exportJWK(privateKey)), kid: keys, alg: "RS256", use: "sig" };

const client = (client_id, more = {}) => ({
  client_id,
  client_secret: "a secret of the tests",
  // The portal of the browser tests, and one that is nowhere.
  redirect_uris: ["http://localhost:4173/sign-in/with/contoso/callback", "http://localhost:1/callback"],
  ...more,
});

const provider = new Provider(issuer, {
  clients: [
    client("reckoner"),
    client("posting", { token_endpoint_auth_method: "client_secret_post" }),
    // What these are told is signed by the right key, and wrong all the same.
    ...["other-audience", "other-issuer", "other-key", "no-token"].map((it) => client(it)),
  ],
  jwks: { keys: [signing] },
  cookies: { keys: [createHash("sha256").update(issuer).digest("hex")] },
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups", "_claim_names"] },
  scopes: ["openid", "email", "profile"],
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...described.get(id) }) }),
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
  renderError: (ctx, out) => {
    ctx.type = "text";
    ctx.body = JSON.stringify(out);
  },
});

const FORM = `<!doctype html><html lang="en"><title>Contoso</title><main><h1>Contoso</h1>
<form method="post"><label>Name <input name="login" required></label>
<button>Continue</button> <button name="refuse" value="yes" formnovalidate>Refuse</button></form></main>`;

async function read(request) {
  let text = "";
  for await (const part of request) text += part;
  return Object.fromEntries(new URLSearchParams(text));
}

/** Who it is, as the form says; `claims` describes them, for tests without a browser. */
provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith("/interaction/")) return next();
  if (ctx.method === "GET") {
    ctx.type = "html";
    ctx.body = FORM;
    return undefined;
  }
  const { login, claims, refuse } = await read(ctx.req);
  if (claims) described.set(login, JSON.parse(claims));
  const result = refuse ? { error: "access_denied" } : { login: { accountId: login } };
  await provider.interactionFinished(ctx.req, ctx.res, result);
  ctx.respond = false;
  return undefined;
});

/** Signs another text for the clients that are told something wrong. */
const WRONG = {
  "other-audience": (claims) => sign({ ...claims, aud: "somebody-else" }, signing),
  "other-issuer": (claims) => sign({ ...claims, iss: "http://localhost:1" }, signing),
  "other-key": async (claims) => {
    const { privateKey: other } = await generateKeyPair("RS256", { extractable: true });
    return sign(claims, { ...(await exportJWK(other)), kid: keys });
  },
  "no-token": () => undefined,
};

async function sign(claims, key) {
  return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: key.kid }).sign(await importJWK(key, "RS256"));
}

provider.use(async (ctx, next) => {
  await next();
  if (ctx.path !== "/token" || !ctx.body?.id_token) return;
  const change = WRONG[ctx.oidc?.client?.clientId];
  if (change) ctx.body = { ...ctx.body, id_token: await change(decodeJwt(ctx.body.id_token)) };
});

const server = provider.listen(Number(port), "localhost", () => console.log(`listening at ${issuer}`));
process.stdin.on("end", () => server.close(() => process.exit(0))).resume();
process.stdin.on("end", () => setTimeout(() => process.exit(0), 200));
