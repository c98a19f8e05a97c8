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
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;

/** The file of a supplier that is not in the register yet, for a person who holds its link. */
@Hidden
@Controller("/registration/{key}")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class RegistrationPages {
  private final Holders holders;
  private final RegistrationDesk desk;

  RegistrationPages(Holders holders, RegistrationDesk desk) {
    this.holders = holders;
    this.desk = desk;
  }

  @Get
  ModelAndView<?> show(
      HttpRequest<?> request, String key, @QueryValue(defaultValue = "false") boolean change) {
    return desk.show(request, place(key), change);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> save(HttpRequest<?> request, String key, @Body String body) {
    return desk.save(request, place(key), Forms.read(request, body));
  }

  @Get("/documents")
  ModelAndView<?> documents(HttpRequest<?> request, String key) {
    return desk.documents(request, place(key), Form.empty());
  }

  @Post("/documents")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> attach(
      HttpRequest<?> request,
      String key,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String kind,
      @Part @Nullable String expiresOn,
      @Part @Nullable String csrfToken) {
    Forms.requireToken(request, RequiredInput.text(csrfToken));
    Form form =
        Form.empty()
            .with("kind", RequiredInput.text(kind))
            .with("expiresOn", RequiredInput.text(expiresOn));
    return desk.attach(request, place(key), form, file);
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
