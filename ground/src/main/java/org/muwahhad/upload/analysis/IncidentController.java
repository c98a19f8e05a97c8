package org.muwahhad.upload.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.upload.UploadedPart;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;

/** Incidents of malware, for administrators and auditors. */
@Tag(name = "incidents")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record IncidentController(
    Answers answers,
    ViewIncidents view,
    SendForAnalysis sendForAnalysis,
    ReleaseFile releaseFile,
    ConnectPlatform connectPlatform,
    AdmitReader admitReader) {
  private static final String HERE = "/incidents";
  private static final String PLATFORM = "/incidents/platform";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Why a file is taken out of quarantine. */
  record ReleaseReason(@Nullable String reason) {}

  /** Who reads the feed. */
  record ReaderName(@Nullable String reader) {}

  /** A page of 25 incidents, the newest first; empty past the end. */
  @Get(uris = {"/api/v1/incidents", HERE})
  HttpResponse<List<ViewIncidents.IncidentView>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<ViewIncidents.IncidentView> all =
        view.list(actor, new ListChoice(HERE, q, filter, sort, page));
    ViewIncidents.PlatformView platform = view.platform(actor);
    Form form = answers.form(Form::empty);
    return answers.showList(
        "upload/incidents",
        all,
        shown ->
            Map.of(
                "page",
                shown.titled("analysis.incidents"),
                "all",
                all,
                "platform",
                platform,
                "form",
                form));
  }

  @Get(uris = {"/api/v1/incidents/{id}", "/incidents/{id}"})
  HttpResponse<ViewIncidents.IncidentView> get(Actor actor, long id) {
    ViewIncidents.IncidentView incident = view.get(actor, id);
    Form form = answers.form(Form::empty);
    return answers.show(
        "upload/incident",
        incident,
        page ->
            Map.of(
                "page",
                below(page).titled("analysis.incident-number", incident.id()),
                "incident",
                incident,
                "form",
                form));
  }

  /**
   * Sends a file to the platform, whatever is in it.
   *
   * @param note why
   */
  @Post("/api/v1/incidents")
  @Secured({"ADMINISTRATOR", "AUDITOR"})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewIncidents.IncidentView> send(
      Actor actor,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("note") String note) {
    return answers
        .act(() -> sendForAnalysis.run(actor, note, UploadedPart.of("file", file)))
        .then(HERE, "analysis.sent-now")
        .orAgain(() -> list(actor, "", "", "", 1))
        .answering(id -> view.get(actor, id));
  }

  @Hidden
  @Post(HERE)
  @Secured({"ADMINISTRATOR", "AUDITOR"})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<ViewIncidents.IncidentView> sendByForm(
      Actor actor,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("note") String note,
      @Nullable @Part("csrfToken") String csrfToken) {
    answers.take(csrfToken, Form.empty().with("note", note == null ? "" : note));
    return send(actor, file, note);
  }

  /** Has a file asked about again that the platform could not judge. */
  @Post(uris = {"/api/v1/incidents/{id}/again", "/incidents/{id}/again"})
  HttpResponse<ViewIncidents.IncidentView> again(Actor actor, long id) {
    return answers
        .act(() -> sendForAnalysis.again(actor, id))
        .then(HERE + "/" + id, "analysis.sent-now")
        .orBack(HERE + "/" + id)
        .answering(done -> view.get(actor, id));
  }

  /** Takes a file out of quarantine in which the platform found nothing. */
  @ReviewedFirst
  @Post(uris = {"/api/v1/incidents/{id}/release", "/incidents/{id}/release"})
  @FreshSignIn
  HttpResponse<ViewIncidents.IncidentView> release(Actor actor, long id, @Body ReleaseReason body) {
    return answers
        .act(() -> releaseFile.run(actor, id, body.reason()))
        .then(HERE + "/" + id, "analysis.released-now")
        .reviewed(
            done -> {
              ViewIncidents.IncidentView incident = view.get(actor, id);
              return Review.of("analysis.release", HERE + "/" + id)
                  .fact("analysis.file", incident.fileName())
                  .fact("analysis.sha256", incident.sha256())
                  .fact("analysis.signature", incident.signature())
                  .fact("analysis.platform", incident.platform())
                  .fact("analysis.reason", body.reason())
                  .effect("analysis.review-release")
                  .lasting("analysis.review-release-lasting")
                  .ofForm();
            })
        .orAgain(() -> get(actor, id))
        .answering(done -> view.get(actor, id));
  }

  /** The report of the platform, as it came. */
  @Get(uris = {"/api/v1/incidents/{id}/report", "/incidents/{id}/report"})
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> report(Actor actor, long id) {
    return download(view.report(actor, id), "report-" + id + ".json", MediaType.APPLICATION_JSON);
  }

  /** All that others should look for, as a bundle of STIX 2.1. */
  @Get(uris = {"/api/v1/incidents/stix", "/incidents/stix"})
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> bundle(Actor actor) {
    return stix(view.bundle(actor, null), "muwahhad-stix.json");
  }

  /** The same of one incident. */
  @Get(uris = {"/api/v1/incidents/{id}/stix", "/incidents/{id}/stix"})
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> bundleOf(Actor actor, long id) {
    return stix(view.bundle(actor, id), "muwahhad-stix-" + id + ".json");
  }

  /** Who is asked about files, and who reads of it. */
  @Get(uris = {"/api/v1/incidents/platform", PLATFORM})
  HttpResponse<ViewIncidents.PlatformView> platform(Actor actor) {
    ViewIncidents.PlatformView platform = view.platform(actor);
    Form form = answers.form(Form::empty);
    return answers.show(
        "upload/platform",
        platform,
        page ->
            Map.of(
                "page",
                below(page).titled("analysis.platform-and-readers"),
                "platform",
                platform,
                "form",
                form));
  }

  /** Connects the platform, in place of the one before. */
  @Post(uris = {"/api/v1/incidents/platform", PLATFORM})
  @FreshSignIn
  HttpResponse<ViewIncidents.PlatformView> connect(
      Actor actor, @Body ConnectPlatform.PlatformForm body) {
    return answers
        .act(() -> connectPlatform.run(actor, body))
        .then(PLATFORM, "analysis.connected-now")
        .showing(() -> platform(actor));
  }

  /** Takes the platform out of use. */
  @Post(uris = {"/api/v1/incidents/platform/end", "/incidents/platform/end"})
  HttpResponse<ViewIncidents.PlatformView> end(Actor actor) {
    return answers
        .act(() -> connectPlatform.end(actor))
        .then(PLATFORM, "analysis.ended-now")
        .orBack(PLATFORM)
        .answering(done -> view.platform(actor));
  }

  /** Gives a CERT a token for the feed, which is shown this once. */
  @Post(uris = {"/api/v1/incidents/readers", "/incidents/readers"})
  @FreshSignIn
  @Status(HttpStatus.CREATED)
  HttpResponse<AdmitReader.ReaderCredentials> addReader(Actor actor, @Body ReaderName body) {
    return answers
        .act(() -> admitReader.add(actor, body.reader()))
        .then(this::shown)
        .orAgain(() -> platform(actor))
        .answering(added -> added);
  }

  /** Ends a token. */
  @Post(uris = {"/api/v1/incidents/readers/{id}/end", "/incidents/readers/{id}/end"})
  HttpResponse<ViewIncidents.PlatformView> endReader(Actor actor, long id) {
    return answers
        .act(() -> admitReader.end(actor, id))
        .then(PLATFORM, "analysis.reader-ended-now")
        .orBack(PLATFORM)
        .answering(done -> view.platform(actor));
  }

  private HttpResponse<?> shown(AdmitReader.ReaderCredentials reader) {
    return answers.show(
        "upload/reader",
        "reader",
        reader,
        page ->
            below(page)
                .below(page.t().get("analysis.platform-and-readers"), PLATFORM)
                .titled("analysis.reader-token"));
  }

  private static HttpResponse<byte[]> stix(Map<String, Object> bundle, String name) {
    try {
      return download(
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bundle),
          name,
          "application/stix+json;version=2.1");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  // Only saved, never shown: what a platform sent runs nothing in the name of this site.
  private static HttpResponse<byte[]> download(String text, String name, String type) {
    return HttpResponse.ok(text.getBytes(StandardCharsets.UTF_8))
        .contentType(MediaType.of(type))
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff");
  }

  private static Page below(Page page) {
    return page.below(page.t().get("analysis.incidents"), HERE);
  }
}
