package org.muwahhad.catalog.item;

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
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
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
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Images and data sheets of an item. */
@Hidden
@Controller("/catalog/{code}/files")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class ItemFilePages {
  private final Pages pages;
  private final ViewCatalog view;
  private final ItemFiles files;
  private final AttachFile attachFile;
  private final RemoveFile removeFile;
  private final ObjectStore store;
  private final ServeFile serveFile;

  ItemFilePages(
      Pages pages,
      ViewCatalog view,
      ItemFiles files,
      AttachFile attachFile,
      RemoveFile removeFile,
      ObjectStore store,
      ServeFile serveFile) {
    this.pages = pages;
    this.view = view;
    this.files = files;
    this.attachFile = attachFile;
    this.removeFile = removeFile;
    this.store = store;
    this.serveFile = serveFile;
  }

  @Get
  ModelAndView<?> list(HttpRequest<?> request, Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    return view(request, actor, code, Form.empty());
  }

  @Post
  @Secured("CATALOG_MANAGER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> attach(
      HttpRequest<?> request,
      Actor actor,
      String code,
      @Part @Nullable CompletedFileUpload file,
      @Part("textAr") @Nullable String textAr,
      @Part("textEn") @Nullable String textEn,
      @Part @Nullable String csrfToken)
      throws IOException {
    Forms.requireToken(request, csrfToken == null ? "" : csrfToken);
    actor.require(Role.CATALOG_MANAGER);
    Bilingual text =
        new Bilingual(
            Objects.requireNonNullElse(textAr, ""), Objects.requireNonNullElse(textEn, ""));
    byte[] bytes = file == null ? new byte[0] : file.getBytes();
    String name = file == null ? "" : file.getFilename();
    String back = "/catalog/" + code + "/files";
    return pages.after(
        request,
        back,
        Form.empty().with("textAr", text.ar()).with("textEn", text.en()),
        () -> {
          attachFile.run(actor, code, bytes, name, text);
          return Pages.redirect(back, Tone.GOOD, "catalog.file-attached");
        },
        marked -> view(request, actor, code, marked));
  }

  @Post("/{id}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(
      HttpRequest<?> request, Actor actor, String code, long id, @Body String body) {
    Forms.read(request, body);
    String back = "/catalog/" + code + "/files";
    return pages.after(
        request,
        back,
        () -> {
          removeFile.run(actor, code, id);
          return Pages.redirect(back, Tone.GOOD, "catalog.file-removed");
        });
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

  private ModelAndView<?> view(HttpRequest<?> request, Actor actor, String code, Form form) {
    ItemDetail detail = view.newest(actor, code);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "catalog/item/files",
        Map.of(
            "page",
            page.titled("catalog.files-title")
                .below(page.t().get("catalog.title"), "/catalog")
                .below(page.t().of(detail.revision().name()), "/catalog/" + code),
            "form",
            form,
            "code",
            detail.item().code(),
            "files",
            files.list(code)));
  }
}
