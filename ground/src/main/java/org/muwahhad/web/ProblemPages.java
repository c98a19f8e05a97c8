package org.muwahhad.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders the pages that report a refusal or a wait. Filters refuse before the view layer has its
 * turn, so these pages do not rely on it.
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
    return render("web/problem.jte", model);
  }

  /**
   * Reports an outage.
   *
   * @param typed fields of a form that can be sent again as it was; none where there is no such
   *     form
   * @param action its address
   */
  String render(Page page, Outage outage, Map<String, List<String>> typed, String action) {
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put("status", outage.status.getCode());
    model.put("textKey", outage.textKey);
    model.put("typed", typed);
    model.put("action", action);
    return render("web/problem.jte", model);
  }

  String loading(Page page, DemonstrationProgress.Stage stage) {
    return render("web/loading.jte", Map.of("page", page, "stage", stage));
  }

  private String render(String template, Map<String, Object> model) {
    StringOutput html = new StringOutput();
    templates.render(template, model, html);
    return html.toString();
  }
}
