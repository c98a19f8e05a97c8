// Passkeys (WebAuthn). A form works without this; here its button uses or makes a passkey and sends
// the form with what the authenticator answered.
"use strict";

(() => {
  if (!window.PublicKeyCredential) {
    return;
  }

  const bytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };

  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");

  const keys = (list) => (list || []).map((key) => ({ ...key, id: bytes(key.id) }));

  const make = async (options) => {
    const made = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: keys(options.excludeCredentials),
      },
    });
    return {
      clientDataJSON: text(made.response.clientDataJSON),
      attestationObject: text(made.response.attestationObject),
      transports: made.response.getTransports ? made.response.getTransports() : [],
      made,
    };
  };

  const use = async (options) => {
    const made = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        allowCredentials: keys(options.allowCredentials),
      },
    });
    const answer = {
      clientDataJSON: text(made.response.clientDataJSON),
      authenticatorData: text(made.response.authenticatorData),
      signature: text(made.response.signature),
      made,
    };
    if (made.response.userHandle) {
      answer.userHandle = text(made.response.userHandle);
    }
    return answer;
  };

  document.querySelectorAll("[data-passkey]").forEach((place) => {
    const form = place.closest("form");
    const told = place.querySelector("[role=status]");
    place.hidden = false;
    place.querySelector("button").addEventListener("click", async () => {
      told.textContent = "";
      try {
        const options = JSON.parse(place.dataset.options).publicKey;
        const { made, ...response } = await (place.dataset.passkey === "create"
          ? make(options)
          : use(options));
        form.elements.credential.value = JSON.stringify({
          type: made.type,
          id: made.id,
          response,
          clientExtensionResults: made.getClientExtensionResults(),
        });
        form.submit();
      } catch (failure) {
        told.textContent = place.dataset.failed;
      }
    });
  });
})();
