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
import org.muwahhad.organisation.Given;
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
  private final ReadRegistration read;
  private final SaveRegistration saveRegistration;
  private final AttachCertificate attachCertificate;
  private final SubmitRegistration submitRegistration;

  RegistrationApi(
      Holders holders,
      AskForRegistration askForRegistration,
      ReadRegistration read,
      SaveRegistration saveRegistration,
      AttachCertificate attachCertificate,
      SubmitRegistration submitRegistration) {
    this.holders = holders;
    this.askForRegistration = askForRegistration;
    this.read = read;
    this.saveRegistration = saveRegistration;
    this.attachCertificate = attachCertificate;
    this.submitRegistration = submitRegistration;
  }

  /**
   * Who asks for the link.
   *
   * @param language {@code ar} or {@code en}, of the e-mail; Arabic when left out
   */
  record Asked(@Nullable String email, @Nullable String language) {}

  /** Answers alike whether the address is known or not. */
  @Post
  @Status(HttpStatus.ACCEPTED)
  void ask(HttpRequest<?> request, @Body Asked asked) {
    askForRegistration.runLater(
        Given.text(asked.email()),
        Language.find(Given.text(asked.language())).orElse(Language.AR),
        Throttle.source(request));
  }

  @Get("/{key}")
  ReadRegistration.Sheet get(String key) {
    return read.get(holders.byLink(key));
  }

  @Put("/{key}")
  ReadRegistration.Sheet save(String key, @Body RegistrationContent.Sent content) {
    Holder holder = holders.byLink(key);
    saveRegistration.run(holder, content.content());
    return read.get(holder);
  }

  @Post("/{key}/documents")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  ReadRegistration.Sheet attach(
      String key,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("kind") String kind,
      @Nullable @Part("expiresOn") String expiresOn) {
    Holder holder = holders.byLink(key);
    attachCertificate.run(holder, RegistrationDesk.sent(document(kind, expiresOn), file));
    return read.get(holder);
  }

  @Post("/{key}/submit")
  ReadRegistration.Sheet submit(String key) {
    Holder holder = holders.byLink(key);
    submitRegistration.run(holder);
    return read.get(holder);
  }

  static Form document(@Nullable String kind, @Nullable String expiresOn) {
    return Form.empty().with("kind", Given.text(kind)).with("expiresOn", Given.text(expiresOn));
  }
}
