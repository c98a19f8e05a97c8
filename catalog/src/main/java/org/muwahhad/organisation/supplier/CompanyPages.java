package org.muwahhad.organisation.supplier;

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
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;

/** The file of a supplier in the register, for its bid managers. */
@Hidden
@Controller("/company")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CompanyPages {
  private final Holders holders;
  private final RegistrationDesk desk;

  CompanyPages(Holders holders, RegistrationDesk desk) {
    this.holders = holders;
    this.desk = desk;
  }

  @Get
  ModelAndView<?> show(
      HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "false") boolean change) {
    return desk.show(request, reading(actor), change);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> save(HttpRequest<?> request, Actor actor, @Body String body) {
    return desk.save(request, place(actor), Forms.read(request, body));
  }

  @Get("/documents")
  ModelAndView<?> documents(HttpRequest<?> request, Actor actor) {
    return desk.documents(request, reading(actor), Form.empty());
  }

  @Post("/documents")
  @Secured("BIDDER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> attach(
      HttpRequest<?> request,
      Actor actor,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String kind,
      @Part @Nullable String expiresOn,
      @Part @Nullable String csrfToken) {
    Forms.requireToken(request, RequiredInput.text(csrfToken));
    Form form =
        Form.empty()
            .with("kind", RequiredInput.text(kind))
            .with("expiresOn", RequiredInput.text(expiresOn));
    return desk.attach(request, place(actor), form, file);
  }

  @Get("/documents/{id}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> open(Actor actor, long id) {
    return desk.document(holders.reader(actor), id);
  }

  private RegistrationDesk.RegistrationHolder reading(Actor actor) {
    return new RegistrationDesk.RegistrationHolder(holders.reader(actor), "/company");
  }

  private RegistrationDesk.RegistrationHolder place(Actor actor) {
    return new RegistrationDesk.RegistrationHolder(holders.of(actor), "/company");
  }
}
