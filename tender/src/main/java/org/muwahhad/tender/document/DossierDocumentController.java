package org.muwahhad.tender.document;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.EnumMap;
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
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.PageAndApi;

/** The documents of a dossier. */
@Tag(name = "tenders")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record DossierDocumentController(
    Answers answers,
    TenderFrame frames,
    VisibleTenders visible,
    ViewDossierDocuments view,
    AddDossierDocument addDocument,
    ReplaceDossierEdition replaceEdition,
    RemoveDossierEdition removeEdition,
    InspectFile inspectFile) {
  private static final int MEGABYTE = 1024 * 1024;

  @Get(uris = {"/api/v1/tenders/{id}/documents", "/tenders/{id}/documents"})
  HttpResponse<ViewDossierDocuments.DocumentsView> list(Actor actor, long id) {
    ViewDossierDocuments.DocumentsView room = view.get(actor, id);
    return answers.show(
        "tender/document/documents",
        room,
        page ->
            frames
                .of(page, actor, visible.get(actor, id), "/documents")
                .model(
                    Map.of(
                        "room",
                        room,
                        "kinds",
                        Arrays.stream(DossierKind.values())
                            .map(
                                k ->
                                    new Option(k.name(), page.t().get("tender.document-kind." + k)))
                            .toList(),
                        "largest",
                        inspectFile.largest() / MEGABYTE)));
  }

  /** Adds a document with one edition or two. */
  @Post("/api/v1/tenders/{id}/documents")
  @Secured("CENTRAL_BUYER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewDossierDocuments.DocumentsView> add(
      Actor actor,
      long id,
      @Nullable @Part("kind") String kind,
      @Nullable @Part("titleAr") String titleAr,
      @Nullable @Part("titleEn") String titleEn,
      @Nullable @Part("fileAr") CompletedFileUpload fileAr,
      @Nullable @Part("fileEn") CompletedFileUpload fileEn) {
    return answers
        .act(
            () ->
                addDocument.run(
                    actor,
                    id,
                    kind(text(kind)),
                    new Bilingual(text(titleAr), text(titleEn)),
                    files(fileAr, fileEn)))
        .then(address(id), "tender.document-added")
        .showing(() -> list(actor, id));
  }

  @Hidden
  @Post("/tenders/{id}/documents")
  @Secured("CENTRAL_BUYER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<ViewDossierDocuments.DocumentsView> addByForm(
      Actor actor,
      long id,
      @Nullable @Part("kind") String kind,
      @Nullable @Part("titleAr") String titleAr,
      @Nullable @Part("titleEn") String titleEn,
      @Nullable @Part("fileAr") CompletedFileUpload fileAr,
      @Nullable @Part("fileEn") CompletedFileUpload fileEn,
      @Nullable @Part("csrfToken") String csrfToken) {
    answers.take(
        csrfToken,
        Form.empty()
            .with("kind", text(kind))
            .with("titleAr", text(titleAr))
            .with("titleEn", text(titleEn)));
    actor.require(Role.CENTRAL_BUYER);
    return add(actor, id, kind, titleAr, titleEn, fileAr, fileEn);
  }

  @Hidden
  @Get("/tenders/{id}/documents/{documentId}/editions")
  HttpResponse<DossierDocument> edition(Actor actor, long id, long documentId) {
    actor.require(Role.CENTRAL_BUYER);
    ViewDossierDocuments.DocumentsView room = view.get(actor, id);
    DossierDocument document =
        room.documents().stream()
            .filter(d -> d.id() == documentId && room.mayEdit())
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("document " + documentId));
    Form form = answers.form(() -> Form.empty().with("language", Language.AR.tag()));
    return answers.show(
        "tender/document/edition",
        document,
        page ->
            frames
                .of(page, actor, visible.get(actor, id), "/documents")
                .model(
                    Map.of(
                        "document",
                        document,
                        "byAmendment",
                        room.byAmendment(),
                        "form",
                        form,
                        "largest",
                        inspectFile.largest() / MEGABYTE)));
  }

  /** Gives a document an edition in a language, {@code ar} or {@code en}. */
  @Put("/api/v1/tenders/{id}/documents/{documentId}/editions/{language}")
  @Secured("CENTRAL_BUYER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<ViewDossierDocuments.DocumentsView> replace(
      Actor actor,
      long id,
      long documentId,
      String language,
      @Nullable @Part("file") CompletedFileUpload file) {
    Language in =
        Language.find(language).orElseThrow(() -> new Refusal.NotFound("language " + language));
    return replaced(actor, id, documentId, in, file);
  }

  @Hidden
  @Post("/tenders/{id}/documents/{documentId}/editions")
  @Secured("CENTRAL_BUYER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<ViewDossierDocuments.DocumentsView> replaceByForm(
      Actor actor,
      long id,
      long documentId,
      @Nullable @Part("language") String language,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("csrfToken") String csrfToken) {
    answers.take(csrfToken, Form.empty().with("language", text(language)));
    actor.require(Role.CENTRAL_BUYER);
    Language in = Language.find(text(language)).orElse(Language.AR);
    return replaced(actor, id, documentId, in, file);
  }

  private HttpResponse<ViewDossierDocuments.DocumentsView> replaced(
      Actor actor, long id, long documentId, Language in, @Nullable CompletedFileUpload file) {
    return answers
        .act(() -> replaceEdition.run(actor, id, documentId, in, UploadedPart.of("file", file)))
        .then(address(id), "tender.document-added")
        .orAgain(() -> edition(actor, id, documentId))
        .answering(done -> view.get(actor, id));
  }

  @Delete("/api/v1/tenders/{id}/documents/editions/{editionId}")
  HttpResponse<ViewDossierDocuments.DocumentsView> remove(Actor actor, long id, long editionId) {
    return answers
        .act(() -> removeEdition.run(actor, id, editionId))
        .then(address(id), "tender.document-removed")
        .orBack(address(id))
        .answering(done -> view.get(actor, id));
  }

  @Hidden
  @Post("/tenders/{id}/documents/editions/{editionId}/remove")
  HttpResponse<ViewDossierDocuments.DocumentsView> removeByForm(
      Actor actor, long id, long editionId) {
    return remove(actor, id, editionId);
  }

  @Get(
      uris = {
        "/api/v1/tenders/{id}/documents/editions/{editionId}",
        "/tenders/{id}/documents/editions/{editionId}"
      })
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> open(Actor actor, long id, long editionId) {
    return view.open(actor, id, editionId);
  }

  private static Map<Language, InspectFile.UploadedFile> files(
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

  private static @Nullable DossierKind kind(String name) {
    return Arrays.stream(DossierKind.values())
        .filter(k -> k.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static String address(long id) {
    return "/tenders/" + id + "/documents";
  }

  private static String text(@Nullable String part) {
    return part == null ? "" : part;
  }
}
