package org.muwahhad.reporting.verification;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;

/** Whether a file was issued here: by the file itself or by its hash. Public. */
@Hidden
@Controller("/verify/files")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class VerifyFilePages {
  private static final Pattern HASH = Pattern.compile("[0-9A-Fa-f]{64}");
  private final Pages pages;
  private final VerifyFile verifyFile;

  VerifyFilePages(Pages pages, VerifyFile verifyFile) {
    this.pages = pages;
    this.verifyFile = verifyFile;
  }

  @Get
  HttpResponse<?> ask(HttpRequest<?> request, @QueryValue(defaultValue = "") String sha256) {
    if (sha256.isBlank()) {
      return shown(request, HttpStatus.OK, new HashMap<>(), asked(sha256));
    }
    return HASH.matcher(sha256.strip()).matches()
        ? answer(request, sha256)
        : refused(request, sha256, "sha256", "reporting.not-a-hash");
  }

  /** The file is hashed and forgotten. */
  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> check(
      HttpRequest<?> request,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String csrfToken)
      throws IOException {
    Forms.requireToken(request, csrfToken == null ? "" : csrfToken);
    byte[] bytes = file == null ? new byte[0] : file.getBytes();
    return bytes.length == 0
        ? refused(request, "", "file", "shared.missing")
        : answer(request, Sha256.of(bytes));
  }

  private HttpResponse<?> answer(HttpRequest<?> request, String sha256) {
    Map<String, Object> model = new HashMap<>();
    try {
      model.put("asked", true);
      verifyFile
          .run(Throttle.source(request), sha256)
          .ifPresent(known -> model.put("known", known));
    } catch (Refusal.TooOften refusal) {
      model.put("tooOften", true);
      return shown(request, HttpStatus.TOO_MANY_REQUESTS, model, asked(sha256));
    }
    return shown(request, HttpStatus.OK, model, asked(sha256));
  }

  private HttpResponse<?> refused(
      HttpRequest<?> request, String sha256, String field, String code) {
    Form marked =
        Refusals.mark(
            asked(sha256), new Refusal.InvalidInput(field, code), Pages.language(request));
    return shown(request, HttpStatus.UNPROCESSABLE_ENTITY, new HashMap<>(), marked);
  }

  private static Form asked(String sha256) {
    return Form.empty().with("sha256", sha256);
  }

  private HttpResponse<?> shown(
      HttpRequest<?> request, HttpStatus status, Map<String, Object> model, Form form) {
    model.put("page", pages.of(request).titled("reporting.verify-title"));
    model.put("form", form);
    return HttpResponse.status(status)
        .contentType(Pages.HTML)
        .body(new ModelAndView<>("reporting/verification/verify-file", model));
  }
}
