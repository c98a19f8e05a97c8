package org.muwahhad.organisation.supplier;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;

/** The data of one's own company for programs of its bid managers. */
@Tag(name = "registration")
@Controller("/api/v1/company")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CompanyApi {
  private final Holders holders;
  private final ViewRegistration view;
  private final SaveRegistration saveRegistration;
  private final AttachCertificate attachCertificate;
  private final SubmitRegistration submitRegistration;

  CompanyApi(
      Holders holders,
      ViewRegistration view,
      SaveRegistration saveRegistration,
      AttachCertificate attachCertificate,
      SubmitRegistration submitRegistration) {
    this.holders = holders;
    this.view = view;
    this.saveRegistration = saveRegistration;
    this.attachCertificate = attachCertificate;
    this.submitRegistration = submitRegistration;
  }

  @Get
  ViewRegistration.RegistrationView get(Actor actor) {
    return view.get(holders.reader(actor));
  }

  @Put
  ViewRegistration.RegistrationView save(
      Actor actor, @Body RegistrationContent.RegistrationBody content) {
    Holder holder = holders.of(actor);
    saveRegistration.run(holder, content.content());
    return view.get(holder);
  }

  @Post("/documents")
  @Secured("BIDDER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  ViewRegistration.RegistrationView attach(
      Actor actor,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("kind") String kind,
      @Nullable @Part("expiresOn") String expiresOn) {
    Holder holder = holders.of(actor);
    attachCertificate.run(
        holder, RegistrationDesk.sent(RegistrationApi.document(kind, expiresOn), file));
    return view.get(holder);
  }

  @Post("/submit")
  ViewRegistration.RegistrationView submit(Actor actor) {
    Holder holder = holders.of(actor);
    submitRegistration.run(holder);
    return view.get(holder);
  }
}
