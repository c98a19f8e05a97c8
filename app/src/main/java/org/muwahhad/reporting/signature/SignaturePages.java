package org.muwahhad.reporting.signature;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reports.signature.RemoteKey;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Demonstration;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/** Signing an issued report with a key of one's own. */
@Hidden
@Controller("/report-signatures")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record SignaturePages(
    Answers answers,
    Pages pages,
    SigningPage signingPage,
    SignReport signReport,
    UploadSignedAgreement uploadSignedAgreement,
    PlatformSeal platform,
    RemoteKeys remoteKeys,
    ViewSignatureRounds viewRounds,
    ViewSignatureTerms viewTerms,
    DatabaseClock clock) {
  /** Printed on the page that offers the file. */
  static final String DEMONSTRATION_PASSWORD = "muwahhad";

  private static final String PKCS_12 = "application/x-pkcs12";

  @Get("/{id}")
  HttpResponse<String> show(Actor actor, long id) {
    return answers.page(SigningPage.TEMPLATE, page -> signingPage.model(page, actor, id));
  }

  @FreshSignIn
  @Post("/{id}")
  @Secured({"COMMITTEE_MEMBER", "OPENING_MEMBER", "EVALUATOR", "CENTRAL_BUYER", "BIDDER"})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<String> sign(
      Actor actor,
      long id,
      @Part @Nullable CompletedFileUpload key,
      @Part @Nullable String password,
      @Part @Nullable String reason,
      @Part @Nullable String csrfToken)
      throws IOException {
    String why = Objects.requireNonNullElse(reason, "");
    answers.take(csrfToken, Form.empty().with("reason", why));
    byte[] file = key == null ? new byte[0] : key.getBytes();
    return answers
        .act(() -> signReport.run(actor, id, file, Objects.requireNonNullElse(password, ""), why))
        .then(SigningPage.address(id), "reporting.signature.done")
        .orBack(SigningPage.address(id))
        .showing(() -> show(actor, id));
  }

  /** The document of an agreement that was signed elsewhere. */
  @FreshSignIn
  @Post("/{id}/signed-file")
  @Secured({"CENTRAL_BUYER", "BIDDER"})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<String> upload(
      Actor actor,
      long id,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String csrfToken)
      throws IOException {
    answers.take(csrfToken, Form.empty());
    byte[] signed = file == null ? new byte[0] : file.getBytes();
    return answers
        .act(() -> uploadSignedAgreement.run(actor, id, signed))
        .then(SigningPage.address(id), "reporting.signature.done")
        .orBack(SigningPage.address(id))
        .showing(() -> show(actor, id));
  }

  /** The member's keys at the signing service, and what the one chosen asks for. */
  @Get("/{id}/remote{?credential}")
  HttpResponse<String> remote(Actor actor, long id, @QueryValue Optional<String> credential) {
    return answers
        .act(() -> remotePage(actor, id, chosen(credential.orElse("")), ""))
        .then(page -> page)
        .orBack(SigningPage.address(id))
        .done();
  }

  /** Has the service send a number, or ask a question. */
  @Post("/{id}/remote/code")
  HttpResponse<String> remoteCode(HttpRequest<?> request, Actor actor, long id) {
    Form form = answers.form(Form::empty);
    String credential = form.value("credential");
    Form kept = chosen(credential).with("reason", form.value("reason"));
    String sent = Texts.in(Pages.language(request)).get("reporting.remote.sent");
    return answers
        .act(
            () -> {
              signReport.signable(actor, id);
              return remoteKeys.ask(remoteKeys.get(actor, credential));
            })
        .then(question -> remotePage(actor, id, kept, question.orElse(sent)))
        .orBack(SigningPage.address(id))
        .showing(() -> remotePage(actor, id, answers.form(Form::empty), ""));
  }

  @FreshSignIn
  @Post("/{id}/remote")
  HttpResponse<String> signFromAfar(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    return answers
        .act(
            () ->
                signReport.runFromAfar(
                    actor,
                    id,
                    form.value("credential"),
                    RemoteKeys.typed(form),
                    form.value("reason")))
        .then(SigningPage.address(id), "reporting.signature.done")
        .orBack(SigningPage.address(id))
        .showing(() -> remotePage(actor, id, answers.form(Form::empty), ""));
  }

  private static Form chosen(String credential) {
    return Form.empty().with("credential", credential);
  }

  /** A key to try it with, in a demonstration, by the authority of its own. */
  @Get("/demonstration/key")
  @Produces(PKCS_12)
  HttpResponse<byte[]> demonstrationKey(HttpRequest<?> request, Actor actor) {
    if (pages.of(request).demonstration() == Demonstration.NONE) {
      throw new Refusal.NotFound("demonstration key");
    }
    byte[] file =
        platform.demonstrationKey(
            "CN=" + actor.name().en().replaceAll("[^A-Za-z0-9 .-]", ""),
            clock.now(),
            DEMONSTRATION_PASSWORD.toCharArray());
    return HttpResponse.ok(file)
        .contentType(PKCS_12)
        .header("Content-Disposition", "attachment; filename=\"" + actor.login() + ".p12\"");
  }

  /**
   * The keys as the service lists them now; the only one is chosen already.
   *
   * @param notice what the service told or did; empty when it was not asked
   */
  private HttpResponse<String> remotePage(Actor actor, long id, Form form, String notice) {
    ReportSignatures.SignableReport report = signReport.signable(actor, id);
    List<RemoteKey> keys = remoteKeys.list(actor);
    String wanted = form.value("credential");
    return answers.page(
        "reporting/signature/remote",
        page ->
            Map.of(
                "page",
                page.titled("reporting.remote.title"),
                "report",
                report,
                "terms",
                viewTerms.get(actor, report),
                "round",
                viewRounds.get(actor, id),
                "keys",
                keys,
                "chosen",
                keys.size() == 1
                    ? keys
                    : keys.stream().filter(key -> key.id().equals(wanted)).toList(),
                "told",
                notice,
                "form",
                form));
  }
}
