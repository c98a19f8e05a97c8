package org.muwahhad.reporting.signature;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
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
import org.muwahhad.web.Demonstration;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Signing an issued report with a key of one's own. */
@Hidden
@Controller("/report-signatures")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class SignaturePages {
  /** Printed on the page that offers the file. */
  static final String DEMONSTRATION_PASSWORD = "muwahhad";

  private final Pages pages;
  private final SigningPage signingPage;
  private final SignReport signReport;
  private final UploadSignedAgreement uploadSignedAgreement;
  private final PlatformSeal platform;
  private final RemoteKeys remoteKeys;
  private final ViewSignatureRounds viewRounds;
  private final ViewSignatureTerms viewTerms;
  private final DatabaseClock clock;

  SignaturePages(
      Pages pages,
      SigningPage signingPage,
      SignReport signReport,
      UploadSignedAgreement uploadSignedAgreement,
      PlatformSeal platform,
      RemoteKeys remoteKeys,
      ViewSignatureRounds viewRounds,
      ViewSignatureTerms viewTerms,
      DatabaseClock clock) {
    this.pages = pages;
    this.signingPage = signingPage;
    this.signReport = signReport;
    this.uploadSignedAgreement = uploadSignedAgreement;
    this.platform = platform;
    this.remoteKeys = remoteKeys;
    this.viewRounds = viewRounds;
    this.viewTerms = viewTerms;
    this.clock = clock;
  }

  @Get("/{id}")
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    return view(request, actor, id, Form.empty());
  }

  @FreshSignIn
  @Post("/{id}")
  @Secured({"COMMITTEE_MEMBER", "OPENING_MEMBER", "EVALUATOR", "CENTRAL_BUYER", "BIDDER"})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(Pages.HTML)
  HttpResponse<?> sign(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @Part @Nullable CompletedFileUpload key,
      @Part @Nullable String password,
      @Part @Nullable String reason,
      @Part @Nullable String csrfToken)
      throws IOException {
    Forms.requireToken(request, csrfToken == null ? "" : csrfToken);
    byte[] file = key == null ? new byte[0] : key.getBytes();
    String why = Objects.requireNonNullElse(reason, "");
    String address = SigningPage.address(id);
    return pages.after(
        request,
        address,
        Form.empty().with("reason", why),
        () -> {
          signReport.run(actor, id, file, Objects.requireNonNullElse(password, ""), why);
          return Pages.redirect(address, Tone.GOOD, "reporting.signature.done");
        },
        marked -> view(request, actor, id, marked));
  }

  /** The document of an agreement that was signed elsewhere. */
  @FreshSignIn
  @Post("/{id}/signed-file")
  @Secured({"CENTRAL_BUYER", "BIDDER"})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(Pages.HTML)
  HttpResponse<?> upload(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String csrfToken)
      throws IOException {
    Forms.requireToken(request, csrfToken == null ? "" : csrfToken);
    byte[] signed = file == null ? new byte[0] : file.getBytes();
    String address = SigningPage.address(id);
    return pages.after(
        request,
        address,
        Form.empty(),
        () -> {
          uploadSignedAgreement.run(actor, id, signed);
          return Pages.redirect(address, Tone.GOOD, "reporting.signature.done");
        },
        marked -> view(request, actor, id, marked));
  }

  /** The member's keys at the signing service, and what the one chosen asks for. */
  @Get("/{id}/remote{?credential}")
  @Produces(Pages.HTML)
  HttpResponse<?> remote(
      HttpRequest<?> request, Actor actor, long id, @QueryValue Optional<String> credential) {
    return pages.after(
        request,
        SigningPage.address(id),
        () -> HttpResponse.ok(remoteView(request, actor, id, chosen(credential.orElse("")), "")));
  }

  /** Has the service send a number, or ask a question. */
  @Post("/{id}/remote/code")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> remoteCode(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    String credential = form.value("credential");
    return pages.after(
        request,
        SigningPage.address(id),
        form,
        () -> {
          signReport.signable(actor, id);
          Optional<String> question = remoteKeys.ask(remoteKeys.get(actor, credential));
          String sent = pages.of(request).t().get("reporting.remote.sent");
          Form kept = chosen(credential).with("reason", form.value("reason"));
          return HttpResponse.ok(remoteView(request, actor, id, kept, question.orElse(sent)));
        },
        marked -> remoteView(request, actor, id, marked, ""));
  }

  @FreshSignIn
  @Post("/{id}/remote")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> signFromAfar(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return pages.after(
        request,
        SigningPage.address(id),
        form,
        () -> {
          signReport.runFromAfar(
              actor, id, form.value("credential"), RemoteKeys.typed(form), form.value("reason"));
          return Pages.redirect(SigningPage.address(id), Tone.GOOD, "reporting.signature.done");
        },
        marked -> remoteView(request, actor, id, marked, ""));
  }

  private static Form chosen(String credential) {
    return Form.empty().with("credential", credential);
  }

  /** A key to try it with, in a demonstration, by the authority of its own. */
  @Get("/demonstration/key")
  @Produces("application/x-pkcs12")
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
        .header("Content-Disposition", "attachment; filename=\"" + actor.login() + ".p12\"");
  }

  private ModelAndView<?> view(HttpRequest<?> request, Actor actor, long id, Form form) {
    Map<String, Object> model = new HashMap<>(signingPage.model(pages.of(request), actor, id));
    model.put("form", form);
    return new ModelAndView<>(SigningPage.TEMPLATE, model);
  }

  /**
   * The keys as the service lists them now; the only one is chosen already.
   *
   * @param notice what the service told or did; empty when it was not asked
   */
  private ModelAndView<?> remoteView(
      HttpRequest<?> request, Actor actor, long id, Form form, String notice) {
    ReportSignatures.SignableReport report = signReport.signable(actor, id);
    List<RemoteKey> keys = remoteKeys.list(actor);
    String wanted = form.value("credential");
    return new ModelAndView<>(
        "reporting/signature/remote",
        Map.of(
            "page",
            pages.of(request).titled("reporting.remote.title"),
            "report",
            report,
            "terms",
            viewTerms.get(actor, report),
            "round",
            viewRounds.get(actor, id),
            "keys",
            keys,
            "chosen",
            keys.size() == 1 ? keys : keys.stream().filter(key -> key.id().equals(wanted)).toList(),
            "told",
            notice,
            "form",
            form));
  }
}
