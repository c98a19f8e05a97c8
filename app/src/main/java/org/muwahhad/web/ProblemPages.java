package org.muwahhad.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders the page that tells of a refusal. Filters refuse before the view layer has its turn, so
 * this page does not rely on it.
 */
@Singleton
class ProblemPages {
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  String render(Page page, int status, @Nullable String message, @Nullable String reference) {
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put("status", status);
    model.put("message", message);
    model.put("reference", reference);
    StringOutput html = new StringOutput();
    templates.render("web/problem.jte", model, html);
    return html.toString();
  }
}
