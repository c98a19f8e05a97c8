// Shows the description of the API by Swagger UI, which is a megabyte, only once it is asked for.
"use strict";

(() => {
  const place = document.querySelector("[data-try-api]");
  const told = place.querySelector("[role=status]");
  place.hidden = false;

  const load = (element) =>
    new Promise((loaded, failed) => {
      element.addEventListener("load", loaded);
      element.addEventListener("error", failed);
      document.head.append(element);
    });

  place.querySelector("button").addEventListener("click", async () => {
    told.textContent = told.dataset.loading;
    try {
      const styles = Object.assign(document.createElement("link"), {
        rel: "stylesheet",
        href: "/assets/swagger/swagger-ui.css",
      });
      const script = Object.assign(document.createElement("script"), {
        src: "/assets/swagger/swagger-ui-bundle.js",
      });
      await Promise.all([load(styles), load(script)]);
      window.SwaggerUIBundle({
        url: "/api/spec/muwahhad.yml",
        dom_id: "#try-api",
        validatorUrl: null,
        docExpansion: "none",
        filter: true,
        tagsSorter: "alpha",
        persistAuthorization: false,
      });
      place.remove();
    } catch (failure) {
      told.textContent = told.dataset.failed;
    }
  });
})();
