package org.muwahhad.organisation.supplier;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.views.ModelAndView;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.ServeFile;
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
  private final Pages pages;
  private final ViewRegistration view;
  private final RegistrationQueries queries;
  private final SaveRegistration saveRegistration;
  private final SubmitRegistration submitRegistration;
  private final AttachCertificate attachCertificate;
  private final ServeFile serveFile;

  RegistrationDesk(
      Pages pages,
      ViewRegistration view,
      RegistrationQueries queries,
      SaveRegistration saveRegistration,
      SubmitRegistration submitRegistration,
      AttachCertificate attachCertificate,
      ServeFile serveFile) {
    this.pages = pages;
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
  ModelAndView<?> show(HttpRequest<?> request, RegistrationHolder place, boolean change) {
    ViewRegistration.RegistrationView registration = view.get(place.holder());
    boolean accepted = registration.status() == RegistrationStatus.ACCEPTED;
    return registration.editable() && (change || !accepted)
        ? form(request, place, RegistrationForm.of(registration.content()))
        : new ModelAndView<>(
            "organisation/supplier/file",
            model(request, place, registration, Form.empty(), "supplier.file"));
  }

  /** Saves, and goes on to the certificates or sends the file when asked to. */
  HttpResponse<?> save(HttpRequest<?> request, RegistrationHolder place, Form sent) {
    Form form = RegistrationForm.compact(sent);
    return Pages.orAgain(
        request,
        form,
        () -> {
          saveRegistration.run(place.holder(), RegistrationForm.read(form));
          if (sent.chosen("act", "documents")) {
            return Pages.redirect(place.base() + "/documents");
          }
          return sent.chosen("act", "send")
              ? send(place)
              : Pages.redirect(
                  place.base() + "?change=true", Tone.GOOD, "supplier.registration-saved");
        },
        marked -> form(request, place, marked));
  }

  private HttpResponse<?> send(RegistrationHolder place) {
    RegistrationStatus status = submitRegistration.run(place.holder());
    String messageKey =
        status == RegistrationStatus.ACCEPTED ? "supplier.contact-changed" : "supplier.sent";
    return Pages.redirect(place.base(), Tone.GOOD, messageKey);
  }

  private ModelAndView<?> form(HttpRequest<?> request, RegistrationHolder place, Form form) {
    ViewRegistration.RegistrationView registration = view.get(place.holder());
    Map<String, Object> model = model(request, place, registration, form, "supplier.file");
    Texts t = OrganisationFrame.texts(request);
    model.put("countries", Countries.options(t));
    model.put(
        "categories",
        queries.listCategories().stream()
            .map(c -> new Option(c.code(), c.code() + " – " + t.of(c.name())))
            .toList());
    model.put("originRows", RegistrationForm.originRows(form));
    model.put("ownerRows", RegistrationForm.ownerRows(form));
    return new ModelAndView<>("organisation/supplier/form", model);
  }

  /** The certificates, and the form to add one. */
  ModelAndView<?> documents(HttpRequest<?> request, RegistrationHolder place, Form form) {
    ViewRegistration.RegistrationView registration = view.get(place.holder());
    Map<String, Object> model = model(request, place, registration, form, "supplier.documents");
    Texts t = OrganisationFrame.texts(request);
    model.put(
        "kinds",
        Arrays.stream(DocumentKind.values())
            .map(k -> new Option(k.name(), t.get("supplier.document." + k)))
            .toList());
    return new ModelAndView<>("organisation/supplier/documents", model);
  }

  HttpResponse<?> attach(
      HttpRequest<?> request,
      RegistrationHolder place,
      Form form,
      @Nullable CompletedFileUpload file) {
    return Pages.orAgain(
        request,
        form,
        () -> {
          attachCertificate.run(place.holder(), sent(form, file));
          return Pages.redirect(place.base() + "/documents", Tone.GOOD, "supplier.document-added");
        },
        marked -> documents(request, place, marked));
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

  private Map<String, Object> model(
      HttpRequest<?> request,
      RegistrationHolder place,
      ViewRegistration.RegistrationView registration,
      Form form,
      String title) {
    Page page = pages.of(request).titled(title);
    boolean below = title.equals("supplier.documents");
    Map<String, Object> model = new HashMap<>();
    model.put(
        "page",
        below ? page.below(page.t().get("supplier.file"), place.base() + "?change=true") : page);
    model.put("form", form);
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
