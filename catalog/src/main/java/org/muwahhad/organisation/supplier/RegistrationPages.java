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
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;

/** The file of a supplier that is not in the register yet, for a person who holds its link. */
@Hidden
@Controller("/registration/{key}")
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
record RegistrationPages(Answers answers, Holders holders, RegistrationDesk desk) {
  @Get
  HttpResponse<String> show(String key, @QueryValue(defaultValue = "false") boolean change) {
    return desk.show(place(key), change);
  }

  @Post
  HttpResponse<?> save(String key) {
    return desk.save(place(key));
  }

  @Get("/documents")
  HttpResponse<String> documents(String key) {
    return desk.documents(place(key));
  }

  @Post("/documents")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> attach(
      String key,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String kind,
      @Part @Nullable String expiresOn,
      @Part @Nullable String csrfToken) {
    Form form = RegistrationApi.document(kind, expiresOn);
    answers.take(csrfToken, form);
    return desk.attach(place(key), form, file);
  }

  @Get("/documents/{id}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> open(String key, long id) {
    return desk.document(place(key).holder(), id);
  }

  private RegistrationDesk.RegistrationHolder place(String key) {
    return new RegistrationDesk.RegistrationHolder(holders.byLink(key), Holders.REGISTRATION + key);
  }
}
