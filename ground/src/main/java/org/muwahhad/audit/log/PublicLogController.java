package org.muwahhad.audit.log;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.ReadByEverybody;

/** The log of the record, and whether a proof is right. Public. */
@Tag(name = "log")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
record PublicLogController(Answers answers, ViewLog view, Throttle throttle) {
  private static final String TEMPLATE = "audit/log/log";
  private static final String TITLE = "log.title";
  private static final int MOST_IN_A_MINUTE = 30;

  /** A proof to be checked, as it was handed out. */
  record ProofInput(@Nullable String proof) {
    String text() {
      return Objects.requireNonNullElse(proof, "");
    }
  }

  /** The log: its key, its newest heads and who co-signed them. */
  @Get(uris = {"/api/v1/log", "/log"})
  HttpResponse<ViewLog.LogView> get() {
    return answers.show(TEMPLATE, "log", view.get(), page -> page.titled(TITLE));
  }

  /** Whether a proof is right. Nothing of it is kept. */
  @Post(uris = {"/api/v1/log/check", "/log/check"})
  HttpResponse<ViewLog.ProofView> check(HttpRequest<?> request, @Body ProofInput body) {
    return answers
        .act(() -> checked(request, body))
        .then(this::shown)
        .orAgain(this::get)
        .answering(checked -> checked);
  }

  /** The page of the log with what was found of a proof. */
  private HttpResponse<?> shown(ViewLog.ProofView checked) {
    ViewLog.LogView log = view.get();
    return answers.show(
        TEMPLATE, log, page -> Map.of("page", page.titled(TITLE), "log", log, "checked", checked));
  }

  private ViewLog.ProofView checked(HttpRequest<?> request, ProofInput sent) {
    throttle.require("log", Throttle.source(request), MOST_IN_A_MINUTE);
    TlogProof proof =
        TlogProof.find(sent.text())
            .orElseThrow(() -> new Refusal.InvalidInput("proof", "log.proof-form"));
    return view.check(proof);
  }
}
