package org.muwahhad.reporting;

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
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;

/** Whether a file was issued here: by the file itself or by its hash. Public. */
@Hidden
@Controller("/verify/files")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class VerifyFilePages {
  private final Pages pages;
  private final VerifyFile verifyFile;

  VerifyFilePages(Pages pages, VerifyFile verifyFile) {
    this.pages = pages;
    this.verifyFile = verifyFile;
  }

  @Get
  HttpResponse<?> ask(HttpRequest<?> request, @QueryValue(defaultValue = "") String sha256) {
    return sha256.isBlank()
        ? shown(request, HttpStatus.OK, new HashMap<>(), sha256)
        : answer(request, sha256);
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
        ? shown(request, HttpStatus.UNPROCESSABLE_ENTITY, new HashMap<>(), "")
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
      return shown(request, HttpStatus.TOO_MANY_REQUESTS, model, sha256);
    }
    return shown(request, HttpStatus.OK, model, sha256);
  }

  private HttpResponse<?> shown(
      HttpRequest<?> request, HttpStatus status, Map<String, Object> model, String sha256) {
    model.put("page", pages.of(request).titled("reporting.verify-title"));
    model.put("form", Form.empty().with("sha256", sha256));
    return HttpResponse.status(status)
        .contentType(Pages.HTML)
        .body(new ModelAndView<>("reporting/verify-file", model));
  }
}
