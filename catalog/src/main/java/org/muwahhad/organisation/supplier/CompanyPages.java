package org.muwahhad.organisation.supplier;

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
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;

/** The file of a supplier in the register, for its bid managers. */
@Hidden
@Controller("/company")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record CompanyPages(Answers answers, Holders holders, RegistrationDesk desk) {
  @Get
  HttpResponse<String> show(Actor actor, @QueryValue(defaultValue = "false") boolean change) {
    return desk.show(reading(actor), change);
  }

  @Post
  HttpResponse<?> save(Actor actor) {
    return desk.save(place(actor));
  }

  @Get("/documents")
  HttpResponse<String> documents(Actor actor) {
    return desk.documents(reading(actor));
  }

  @Post("/documents")
  @Secured("BIDDER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> attach(
      Actor actor,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String kind,
      @Part @Nullable String expiresOn,
      @Part @Nullable String csrfToken) {
    Form form = RegistrationApi.document(kind, expiresOn);
    answers.take(csrfToken, form);
    return desk.attach(place(actor), form, file);
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
