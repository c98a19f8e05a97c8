package org.muwahhad.organisation.supplier;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.ServeFile;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Countries;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** The pages of a file for its holder, at whichever address the holder came by. */
@Singleton
class RegistrationDesk {
  private final Answers answers;
  private final ViewRegistration view;
  private final RegistrationQueries queries;
  private final SaveRegistration saveRegistration;
  private final SubmitRegistration submitRegistration;
  private final AttachCertificate attachCertificate;
  private final ServeFile serveFile;

  RegistrationDesk(
      Answers answers,
      ViewRegistration view,
      RegistrationQueries queries,
      SaveRegistration saveRegistration,
      SubmitRegistration submitRegistration,
      AttachCertificate attachCertificate,
      ServeFile serveFile) {
    this.answers = answers;
    this.view = view;
    this.queries = queries;
    this.saveRegistration = saveRegistration;
    this.submitRegistration = submitRegistration;
    this.attachCertificate = attachCertificate;
    this.serveFile = serveFile;
  }

  /** Whose file it is and where its pages are. */
  record RegistrationHolder(Holder holder, String base) {}

  /** The file: as it was sent, or the form while it may be changed. */
  HttpResponse<String> show(RegistrationHolder place, boolean change) {
    ViewRegistration.RegistrationView registration = view.get(place.holder());
    boolean accepted = registration.status() == RegistrationStatus.ACCEPTED;
    return registration.editable() && (change || !accepted)
        ? form(place, RegistrationForm.of(registration.content()))
        : answers.page(
            "organisation/supplier/file",
            page -> model(page.titled("supplier.file"), place, registration));
  }

  /** Saves, and goes on to the certificates or sends the file when asked to. */
  HttpResponse<?> save(RegistrationHolder place) {
    Form sent = answers.form(Form::empty);
    Form form = RegistrationForm.compact(sent);
    boolean documents = sent.chosen("act", "documents");
    return answers
        .act(
            () -> {
              saveRegistration.run(place.holder(), RegistrationForm.read(form));
              return !documents && sent.chosen("act", "send")
                  ? Optional.of(submitRegistration.run(place.holder()))
                  : Optional.<RegistrationStatus>empty();
            })
        .then(status -> saved(place, documents, status))
        .orAgain(() -> form(place, RegistrationForm.compact(answers.form(Form::empty))))
        .done();
  }

  /**
   * Where the holder goes once the file is saved.
   *
   * @param status of the file when it was sent too
   */
  private static HttpResponse<?> saved(
      RegistrationHolder place, boolean documents, Optional<RegistrationStatus> status) {
    if (documents) {
      return Pages.redirect(place.base() + "/documents");
    }
    if (status.isEmpty()) {
      return Pages.redirect(
          place.base() + "?change=true", Tone.GOOD, "supplier.registration-saved");
    }
    String messageKey =
        status.get() == RegistrationStatus.ACCEPTED ? "supplier.contact-changed" : "supplier.sent";
    return Pages.redirect(place.base(), Tone.GOOD, messageKey);
  }

  private HttpResponse<String> form(RegistrationHolder place, Form form) {
    ViewRegistration.RegistrationView registration = view.get(place.holder());
    return answers.page(
        "organisation/supplier/form",
        page -> {
          Texts t = page.t();
          Map<String, Object> model = model(page.titled("supplier.file"), place, registration);
          model.put("form", form);
          model.put("countries", Countries.options(t));
          model.put(
              "categories",
              queries.listCategories().stream()
                  .map(c -> new Option(c.code(), c.code() + " – " + t.of(c.name())))
                  .toList());
          model.put("originRows", RegistrationForm.originRows(form));
          model.put("ownerRows", RegistrationForm.ownerRows(form));
          return model;
        });
  }

  /** The certificates, and the form to add one. */
  HttpResponse<String> documents(RegistrationHolder place) {
    ViewRegistration.RegistrationView registration = view.get(place.holder());
    return answers.page(
        "organisation/supplier/documents",
        page -> {
          Texts t = page.t();
          Page below =
              page.titled("supplier.documents")
                  .below(t.get("supplier.file"), place.base() + "?change=true");
          Map<String, Object> model = model(below, place, registration);
          model.put(
              "kinds",
              Arrays.stream(DocumentKind.values())
                  .map(k -> new Option(k.name(), t.get("supplier.document." + k)))
                  .toList());
          return model;
        });
  }

  /** Adds a certificate; the form was taken before. */
  HttpResponse<?> attach(RegistrationHolder place, Form form, @Nullable CompletedFileUpload file) {
    return answers
        .act(() -> attachCertificate.run(place.holder(), sent(form, file)))
        .then(place.base() + "/documents", "supplier.document-added")
        .orAgain(() -> documents(place))
        .done();
  }

  /** A certificate with its last day, as a form or a program sends it. */
  static AttachCertificate.CertificateFile sent(Form form, @Nullable CompletedFileUpload file) {
    Optional<DocumentKind> kind =
        Arrays.stream(DocumentKind.values())
            .filter(k -> k.name().equals(form.value("kind")))
            .findFirst();
    if (form.text("expiresOn").isPresent() && form.date("expiresOn").isEmpty()) {
      throw new Refusal.InvalidInput("expiresOn", "shared.not-a-date");
    }
    try {
      return new AttachCertificate.CertificateFile(
          kind.orElse(null),
          form.date("expiresOn").orElse(null),
          file == null ? new byte[0] : file.getBytes(),
          file == null ? "" : file.getFilename());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A certificate of the holder's file. */
  HttpResponse<StreamedFile> document(Holder holder, long id) {
    return open(
        queries
            .findDocument(holder.registrationId(), id)
            .orElseThrow(() -> new Refusal.NotFound("document " + id)));
  }

  /** Only saved, never shown: what others sent runs nothing in the name of this site. */
  HttpResponse<StreamedFile> open(RegistrationQueries.Document document) {
    String extension = document.contentType().replaceFirst("^.*/", "");
    String name = "certificate-" + document.id() + "." + extension;
    return serveFile.run(document.key(), document.sha256(), name, document.contentType());
  }

  private static Map<String, Object> model(
      Page page, RegistrationHolder place, ViewRegistration.RegistrationView registration) {
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put("view", registration);
    model.put("base", place.base());
    model.put("missing", missing(registration));
    return model;
  }

  /** Kinds of certificates that are still to be added. */
  private static List<DocumentKind> missing(ViewRegistration.RegistrationView registration) {
    return Arrays.stream(DocumentKind.values())
        .filter(k -> k != DocumentKind.ORIGIN || !registration.content().origins().isEmpty())
        .filter(k -> registration.documents().stream().noneMatch(d -> d.kind() == k))
        .toList();
  }
}
