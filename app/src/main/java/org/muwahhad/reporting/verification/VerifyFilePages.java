package org.muwahhad.reporting.verification;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.format.ReadableBytes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.WaitingLine;
import org.muwahhad.upload.HashSentFile;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.ReadByEverybody;
import org.muwahhad.web.Refusals;

/** Whether a file was issued here: by the file itself or by its hash. Public. */
@Hidden
@Controller("/verify/files")
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
class VerifyFilePages {
  private static final Pattern HASH = Pattern.compile("[0-9A-Fa-f]{64}");
  private final Answers answers;
  private final VerifyFile verifyFile;
  private final long mostBytes;
  private final WaitingLine checking;

  VerifyFilePages(
      Answers answers,
      VerifyFile verifyFile,
      @Value("${micronaut.server.multipart.max-file-size}") @ReadableBytes long mostBytes,
      @Value("${muwahhad.at-once.checked-files:64}") int checkedAtOnce) {
    this.answers = answers;
    this.verifyFile = verifyFile;
    this.mostBytes = mostBytes;
    // Each holds a thread as long as its file comes in; who finds no place comes again.
    this.checking = new WaitingLine(checkedAtOnce, 0, Duration.ZERO);
  }

  @Get
  HttpResponse<?> ask(HttpRequest<?> request, @QueryValue(defaultValue = "") String sha256) {
    if (sha256.isBlank()) {
      return shown(new HashMap<>(), asked(sha256));
    }
    return HASH.matcher(sha256.strip()).matches()
        ? answer(request, sha256)
        : refused(request, sha256, "sha256", "reporting.not-a-hash");
  }

  /**
   * The file is hashed while it comes in, and nothing of it is kept. The form's token is not asked
   * for: anyone who sends it changes nothing.
   *
   * @throws Refusal.Busy {@code shared.busy} when too many files come in at the moment
   */
  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> check(HttpRequest<?> request) {
    try {
      verifyFile.allow(Throttle.source(request));
    } catch (Refusal.TooOften refusal) {
      return tooOften("");
    }
    return checking
        .run(Throttle.source(request), () -> HashSentFile.run(request, "file", mostBytes))
        .<HttpResponse<?>>map(sha256 -> known(sha256, verifyFile.find(sha256)))
        .orElseGet(() -> refused(request, "", "file", "shared.missing"));
  }

  private HttpResponse<?> answer(HttpRequest<?> request, String sha256) {
    try {
      return known(sha256, verifyFile.run(Throttle.source(request), sha256));
    } catch (Refusal.TooOften refusal) {
      return tooOften(sha256);
    }
  }

  private HttpResponse<String> known(String sha256, Optional<VerifyFile.KnownFile> file) {
    Map<String, Object> model = new HashMap<>();
    model.put("asked", true);
    file.ifPresent(known -> model.put("known", known));
    return shown(model, asked(sha256));
  }

  private HttpResponse<?> tooOften(String sha256) {
    Map<String, Object> model = new HashMap<>();
    model.put("asked", true);
    model.put("tooOften", true);
    return shown(model, asked(sha256)).toMutableResponse().status(HttpStatus.TOO_MANY_REQUESTS);
  }

  private HttpResponse<?> refused(
      HttpRequest<?> request, String sha256, String field, String code) {
    Form marked =
        Refusals.mark(
            asked(sha256), new Refusal.InvalidInput(field, code), Pages.language(request));
    return shown(new HashMap<>(), marked)
        .toMutableResponse()
        .status(HttpStatus.UNPROCESSABLE_ENTITY);
  }

  private static Form asked(String sha256) {
    return Form.empty().with("sha256", sha256);
  }

  private HttpResponse<String> shown(Map<String, Object> model, Form form) {
    return answers.page(
        "reporting/verification/verify-file",
        page -> {
          model.put("page", VerifyPages.below(page).titled("reporting.verify-title"));
          model.put("form", form);
          return model;
        });
  }
}
