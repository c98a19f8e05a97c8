package org.muwahhad.audit.log;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Pages;
import org.muwahhad.web.ReadByEverybody;
import org.muwahhad.web.Refusals;

/** The log of the record, and whether a proof is right. Public. */
@Tag(name = "log")
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class PublicLogController {
  private static final int MOST_IN_A_MINUTE = 30;
  private final Pages pages;
  private final ViewLog view;
  private final Throttle throttle;

  PublicLogController(Pages pages, ViewLog view, Throttle throttle) {
    this.pages = pages;
    this.view = view;
    this.throttle = throttle;
  }

  /** A proof to be checked, as it was handed out. */
  record SentProof(@Nullable String proof) {
    String text() {
      return Objects.requireNonNullElse(proof, "");
    }
  }

  /** The log: its key, its newest heads and who co-signed them. */
  @Get("/api/v1/log")
  ViewLog.LogView get() {
    return view.get();
  }

  @Hidden
  @Get("/log")
  @Produces(Pages.HTML)
  HttpResponse<?> show(HttpRequest<?> request) {
    return shown(request, HttpStatus.OK, Form.empty(), new HashMap<>());
  }

  /** Whether a proof is right. Nothing of it is kept. */
  @Post("/api/v1/log/check")
  ViewLog.CheckedProof check(HttpRequest<?> request, @Body SentProof sent) {
    return checked(request, sent);
  }

  /** The form's token is not asked for: who sends it changes nothing. */
  @Hidden
  @Post("/log/check")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> checkByForm(HttpRequest<?> request, @Body("proof") @Nullable String proof) {
    Form form = Form.empty().with("proof", Objects.requireNonNullElse(proof, ""));
    Map<String, Object> model = new HashMap<>();
    try {
      model.put("checked", checked(request, new SentProof(proof)));
      return shown(request, HttpStatus.OK, form, model);
    } catch (Refusal.InvalidInput refusal) {
      Form marked = Refusals.mark(form, refusal, Pages.language(request));
      return shown(request, HttpStatus.UNPROCESSABLE_ENTITY, marked, model);
    } catch (Refusal.TooOften refusal) {
      model.put("tooOften", true);
      return shown(request, HttpStatus.TOO_MANY_REQUESTS, form, model);
    }
  }

  private ViewLog.CheckedProof checked(HttpRequest<?> request, SentProof sent) {
    throttle.require("log", Throttle.source(request), MOST_IN_A_MINUTE);
    TlogProof proof =
        TlogProof.find(sent.text())
            .orElseThrow(() -> new Refusal.InvalidInput("proof", "log.proof-form"));
    return view.check(proof);
  }

  private HttpResponse<?> shown(
      HttpRequest<?> request, HttpStatus status, Form form, Map<String, Object> model) {
    model.put("page", pages.of(request).titled("log.title"));
    model.put("form", form);
    model.put("log", view.get());
    return HttpResponse.status(status)
        .contentType(Pages.HTML)
        .body(new ModelAndView<>("audit/log/log", model));
  }
}
