// Passkeys are asked for by a script alone: a form that says what to ask is sent with the answer.
const canAsk = window.PublicKeyCredential?.parseCreationOptionsFromJSON !== undefined;

const ask = {
  create: (options) =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  get: (options) =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
};

for (const form of canAsk ? document.querySelectorAll("form[data-passkey]") : []) {
  const failed = form.querySelector("[data-passkey-failed]");
  form.hidden = false;
  form.parentElement.querySelector("[data-passkey-missing]").hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      const credential = await ask[form.dataset.passkey](JSON.parse(form.dataset.options));
      form.elements.namedItem("answer").value = JSON.stringify(credential);
      form.submit();
    } catch {
      // Refused, none there, or too late: browsers do not say which.
      failed.hidden = false;
    }
  });
}
