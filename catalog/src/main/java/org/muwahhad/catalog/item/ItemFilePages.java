package org.muwahhad.catalog.item;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.ServeFile;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;

/** Images and data sheets of an item. */
@Hidden
@Controller("/catalog/{code}/files")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ItemFilePages(
    Answers answers,
    ViewCatalog view,
    ItemFiles files,
    AttachFile attachFile,
    RemoveFile removeFile,
    ObjectStore store,
    ServeFile serveFile) {

  @Get
  HttpResponse<String> list(Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    ItemDetail detail = view.newest(actor, code);
    return answers.page(
        "catalog/item/files",
        page ->
            Map.of(
                "page",
                page.titled("catalog.files-title")
                    .below(page.t().get("catalog.title"), "/catalog")
                    .below(page.t().of(detail.revision().name()), "/catalog/" + code),
                "code",
                detail.item().code(),
                "files",
                files.list(code)));
  }

  @Post
  @Secured("CATALOG_MANAGER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> attach(
      Actor actor,
      String code,
      @Part @Nullable CompletedFileUpload file,
      @Part("textAr") @Nullable String textAr,
      @Part("textEn") @Nullable String textEn,
      @Part @Nullable String csrfToken)
      throws IOException {
    Bilingual text =
        new Bilingual(
            Objects.requireNonNullElse(textAr, ""), Objects.requireNonNullElse(textEn, ""));
    answers.take(csrfToken, Form.empty().with("textAr", text.ar()).with("textEn", text.en()));
    actor.require(Role.CATALOG_MANAGER);
    byte[] bytes = file == null ? new byte[0] : file.getBytes();
    String name = file == null ? "" : file.getFilename();
    return answers
        .act(() -> attachFile.run(actor, code, bytes, name, text))
        .then(address(code), "catalog.file-attached")
        .orBack(address(code))
        .orAgain(() -> list(actor, code))
        .done();
  }

  @Post("/{id}/remove")
  HttpResponse<?> remove(Actor actor, String code, long id) {
    return answers
        .act(() -> removeFile.run(actor, code, id))
        .then(address(code), "catalog.file-removed")
        .orBack(address(code))
        .done();
  }

  /**
   * The file itself. Images are shown, anything else is only saved; neither may run anything in the
   * name of this site.
   */
  @Get("/{id}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> open(Actor actor, String code, long id) {
    view.newest(actor, code);
    ItemFiles.ItemFile file =
        files.find(code, id).orElseThrow(() -> new Refusal.NotFound("file " + id));
    serveFile.requireServed(file.sha256());
    String extension = file.contentType().replaceFirst("^.*/", "");
    String shown = (file.isImage() ? "inline" : "attachment") + "; filename=\"" + code + "-" + id;
    return HttpResponse.ok(
            new StreamedFile(store.open(file.key()), MediaType.of(file.contentType())))
        .header("Content-Disposition", shown + "." + extension + "\"")
        .header("Content-Security-Policy", "default-src 'none'; sandbox");
  }

  private static String address(String code) {
    return "/catalog/" + code + "/files";
  }
}
