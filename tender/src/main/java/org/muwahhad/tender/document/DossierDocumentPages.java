package org.muwahhad.tender.document;

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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.UploadedPart;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** The documents of a dossier in the browser. */
@Hidden
@Controller("/tenders/{id}/documents")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class DossierDocumentPages {
  private final Pages pages;
  private final TenderFrame frames;
  private final VisibleTenders visible;
  private final ViewDossierDocuments view;
  private final AddDossierDocument addDocument;
  private final ReplaceDossierEdition replaceEdition;
  private final RemoveDossierEdition removeEdition;
  private final InspectFile inspectFile;

  DossierDocumentPages(
      Pages pages,
      TenderFrame frames,
      VisibleTenders visible,
      ViewDossierDocuments view,
      AddDossierDocument addDocument,
      ReplaceDossierEdition replaceEdition,
      RemoveDossierEdition removeEdition,
      InspectFile inspectFile) {
    this.pages = pages;
    this.frames = frames;
    this.visible = visible;
    this.view = view;
    this.addDocument = addDocument;
    this.replaceEdition = replaceEdition;
    this.removeEdition = removeEdition;
    this.inspectFile = inspectFile;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    return page(request, actor, id, Form.empty());
  }

  @Post
  @Secured("CENTRAL_BUYER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> add(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @Part @Nullable CompletedFileUpload fileAr,
      @Part @Nullable CompletedFileUpload fileEn,
      @Part("kind") @Nullable String kind,
      @Part("titleAr") @Nullable String titleAr,
      @Part("titleEn") @Nullable String titleEn,
      @Part @Nullable String csrfToken) {
    Forms.requireToken(request, text(csrfToken));
    actor.require(Role.CENTRAL_BUYER);
    Bilingual title = new Bilingual(text(titleAr), text(titleEn));
    Form form =
        Form.empty()
            .with("kind", text(kind))
            .with("titleAr", title.ar())
            .with("titleEn", title.en());
    return Pages.orAgain(
        request,
        form,
        () -> {
          addDocument.run(actor, id, kind(text(kind)), title, files(fileAr, fileEn));
          return Pages.redirect(here(id), Tone.GOOD, "tender.document-added");
        },
        marked -> page(request, actor, id, marked));
  }

  @Post("/{documentId}/editions")
  @Secured("CENTRAL_BUYER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> replace(
      HttpRequest<?> request,
      Actor actor,
      long id,
      long documentId,
      @Part @Nullable CompletedFileUpload file,
      @Part("language") @Nullable String language,
      @Part @Nullable String csrfToken) {
    Forms.requireToken(request, text(csrfToken));
    actor.require(Role.CENTRAL_BUYER);
    return Pages.orAgain(
        request,
        Form.empty().with("language", text(language)),
        () -> {
          replaceEdition.run(
              actor,
              id,
              documentId,
              Language.find(text(language)).orElse(Language.AR),
              UploadedPart.of("file", file));
          return Pages.redirect(here(id), Tone.GOOD, "tender.document-added");
        },
        marked -> editionPage(request, actor, id, documentId, marked));
  }

  @Get("/{documentId}/editions")
  ModelAndView<?> edition(HttpRequest<?> request, Actor actor, long id, long documentId) {
    actor.require(Role.CENTRAL_BUYER);
    return editionPage(
        request, actor, id, documentId, Form.empty().with("language", Language.AR.tag()));
  }

  @Post("/editions/{editionId}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(
      HttpRequest<?> request, Actor actor, long id, long editionId, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        here(id),
        () -> {
          removeEdition.run(actor, id, editionId);
          return Pages.redirect(here(id), Tone.GOOD, "tender.document-removed");
        });
  }

  @Get("/editions/{editionId}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> open(Actor actor, long id, long editionId) {
    return view.open(actor, id, editionId);
  }

  static Map<Language, InspectFile.UploadedFile> files(
      @Nullable CompletedFileUpload ar, @Nullable CompletedFileUpload en) {
    Map<Language, InspectFile.UploadedFile> files = new EnumMap<>(Language.class);
    if (UploadedPart.isChosen(ar)) {
      files.put(Language.AR, UploadedPart.of("fileAr", ar));
    }
    if (UploadedPart.isChosen(en)) {
      files.put(Language.EN, UploadedPart.of("fileEn", en));
    }
    return files;
  }

  static @Nullable DossierKind kind(String name) {
    return Arrays.stream(DossierKind.values())
        .filter(k -> k.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, long id, Form form) {
    TenderFrame.Frame frame = frames.of(request, actor, visible.get(actor, id), "/documents");
    ViewDossierDocuments.DocumentsView room = view.get(actor, id);
    Texts t = frame.page().t();
    List<Option> kinds =
        Arrays.stream(DossierKind.values())
            .map(k -> new Option(k.name(), t.get("tender.document-kind." + k)))
            .toList();
    return new ModelAndView<>(
        "tender/document/documents",
        frame.model(
            Map.of(
                "room",
                room,
                "form",
                form,
                "kinds",
                kinds,
                "largest",
                inspectFile.largest() / (1024 * 1024))));
  }

  private ModelAndView<?> editionPage(
      HttpRequest<?> request, Actor actor, long id, long documentId, Form form) {
    TenderFrame.Frame frame = frames.of(request, actor, visible.get(actor, id), "/documents");
    ViewDossierDocuments.DocumentsView room = view.get(actor, id);
    DossierDocument document =
        room.documents().stream()
            .filter(d -> d.id() == documentId && room.mayEdit())
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("document " + documentId));
    return new ModelAndView<>(
        "tender/document/edition",
        frame.model(
            Map.of(
                "document",
                document,
                "byAmendment",
                room.byAmendment(),
                "form",
                form,
                "largest",
                inspectFile.largest() / (1024 * 1024))));
  }

  private static String here(long id) {
    return "/tenders/" + id + "/documents";
  }

  private static String text(@Nullable String part) {
    return part == null ? "" : part;
  }
}
