package org.muwahhad.organisation.supplier;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Throttle;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Form;

/**
 * Registration of suppliers for programs. The key is the last part of the link that was sent by
 * e-mail; no session is needed.
 */
@Tag(name = "registration")
@Controller("/api/v1/registrations")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class RegistrationApi {
  private final Holders holders;
  private final AskForRegistration askForRegistration;
  private final ViewRegistration view;
  private final SaveRegistration saveRegistration;
  private final AttachCertificate attachCertificate;
  private final SubmitRegistration submitRegistration;

  RegistrationApi(
      Holders holders,
      AskForRegistration askForRegistration,
      ViewRegistration view,
      SaveRegistration saveRegistration,
      AttachCertificate attachCertificate,
      SubmitRegistration submitRegistration) {
    this.holders = holders;
    this.askForRegistration = askForRegistration;
    this.view = view;
    this.saveRegistration = saveRegistration;
    this.attachCertificate = attachCertificate;
    this.submitRegistration = submitRegistration;
  }

  /**
   * Who asks for the link.
   *
   * @param language {@code ar} or {@code en}, of the e-mail; Arabic when left out
   */
  record RegistrationLinkRequest(@Nullable String email, @Nullable String language) {}

  /** Answers alike whether the address is known or not. */
  @Post
  @Status(HttpStatus.ACCEPTED)
  void ask(HttpRequest<?> request, @Body RegistrationLinkRequest asked) {
    askForRegistration.runLater(
        RequiredInput.text(asked.email()),
        Language.find(RequiredInput.text(asked.language())).orElse(Language.AR),
        Throttle.source(request));
  }

  @Get("/{key}")
  ViewRegistration.RegistrationView get(String key) {
    return view.get(holders.byLink(key));
  }

  @Put("/{key}")
  ViewRegistration.RegistrationView save(
      String key, @Body RegistrationContent.RegistrationBody content) {
    Holder holder = holders.byLink(key);
    saveRegistration.run(holder, content.content());
    return view.get(holder);
  }

  @Post("/{key}/documents")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  ViewRegistration.RegistrationView attach(
      String key,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("kind") String kind,
      @Nullable @Part("expiresOn") String expiresOn) {
    Holder holder = holders.byLink(key);
    attachCertificate.run(holder, RegistrationDesk.sent(document(kind, expiresOn), file));
    return view.get(holder);
  }

  @Post("/{key}/submit")
  ViewRegistration.RegistrationView submit(String key) {
    Holder holder = holders.byLink(key);
    submitRegistration.run(holder);
    return view.get(holder);
  }

  static Form document(@Nullable String kind, @Nullable String expiresOn) {
    return Form.empty()
        .with("kind", RequiredInput.text(kind))
        .with("expiresOn", RequiredInput.text(expiresOn));
  }
}
