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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.UploadedPart;

/** The documents of a dossier, for programs. */
@Tag(name = "tenders")
@Controller("/api/v1/tenders/{id}/documents")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class DossierDocumentApi {
  private final ViewDossierDocuments view;
  private final AddDossierDocument addDocument;
  private final ReplaceDossierEdition replaceEdition;
  private final RemoveDossierEdition removeEdition;

  DossierDocumentApi(
      ViewDossierDocuments view,
      AddDossierDocument addDocument,
      ReplaceDossierEdition replaceEdition,
      RemoveDossierEdition removeEdition) {
    this.view = view;
    this.addDocument = addDocument;
    this.replaceEdition = replaceEdition;
    this.removeEdition = removeEdition;
  }

  @Get
  ViewDossierDocuments.DocumentsView list(Actor actor, long id) {
    return view.get(actor, id);
  }

  /** Adds a document with one edition or two. */
  @Post
  @Secured("CENTRAL_BUYER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Status(HttpStatus.CREATED)
  ViewDossierDocuments.DocumentsView add(
      Actor actor,
      long id,
      @Nullable @Part("kind") String kind,
      @Nullable @Part("titleAr") String titleAr,
      @Nullable @Part("titleEn") String titleEn,
      @Nullable @Part("fileAr") CompletedFileUpload fileAr,
      @Nullable @Part("fileEn") CompletedFileUpload fileEn) {
    addDocument.run(
        actor,
        id,
        DossierDocumentPages.kind(Objects.requireNonNullElse(kind, "")),
        new Bilingual(
            Objects.requireNonNullElse(titleAr, ""), Objects.requireNonNullElse(titleEn, "")),
        DossierDocumentPages.files(fileAr, fileEn));
    return view.get(actor, id);
  }

  /** Gives a document an edition in a language, {@code ar} or {@code en}. */
  @Put("/{documentId}/editions/{language}")
  @Secured("CENTRAL_BUYER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  ViewDossierDocuments.DocumentsView replace(
      Actor actor,
      long id,
      long documentId,
      String language,
      @Nullable @Part("file") CompletedFileUpload file) {
    Language in =
        Language.find(language).orElseThrow(() -> new Refusal.NotFound("language " + language));
    replaceEdition.run(actor, id, documentId, in, UploadedPart.of("file", file));
    return view.get(actor, id);
  }

  @Delete("/editions/{editionId}")
  ViewDossierDocuments.DocumentsView remove(Actor actor, long id, long editionId) {
    removeEdition.run(actor, id, editionId);
    return view.get(actor, id);
  }

  @Get("/editions/{editionId}")
  @Produces(MediaType.ALL)
  HttpResponse<StreamedFile> open(Actor actor, long id, long editionId) {
    return view.open(actor, id, editionId);
  }
}
