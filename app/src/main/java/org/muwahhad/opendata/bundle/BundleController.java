package org.muwahhad.opendata.bundle;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.ReadByEverybody;

/** The public bundle of a tender, for everybody, and the programs that verify it. */
@Tag(name = "publications")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
record BundleController(Answers answers, ViewBundles view) {
  private static final String ZIP = "application/zip";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final Map<String, String> PROGRAMS =
      Map.of("verify.html", "text/html;charset=utf-8", "verify.py", "text/x-python;charset=utf-8");

  /** The editions of the bundle of a tender. */
  @Get(uris = {"/api/v1/publications/{number}/bundle", "/publications/{number}/bundle"})
  HttpResponse<ViewBundles.BundlesView> get(
      HttpRequest<?> request, @Nullable Actor actor, String number) {
    view.count(Throttle.source(request));
    ViewBundles.BundlesView bundles = view.get(number);
    boolean opens = actor != null && actor.isAnyOf(Role.AUDITOR);
    return answers.show(
        "opendata/bundle",
        bundles,
        page ->
            Map.of(
                "page",
                page.below(number, "/publications/" + number).titled("bundle.title"),
                "bundles",
                bundles,
                "opens",
                opens));
  }

  /**
   * An edition as one file.
   *
   * @param checkpoint size of the checkpoint that the reader holds, for proofs under that one
   */
  @Get(
      uris = {
        "/api/v1/publications/{number}/bundle/{edition}/file",
        "/publications/{number}/bundle/{edition}/file"
      })
  @Produces(ZIP)
  HttpResponse<StreamedFile> file(
      HttpRequest<?> request, String number, int edition, @QueryValue @Nullable Long checkpoint) {
    view.count(Throttle.source(request));
    return HttpResponse.ok(
        new StreamedFile(view.file(number, edition, checkpoint), MediaType.of(ZIP))
            .attach(number + "-bundle-" + edition + ".zip"));
  }

  /** The manifest of an edition, whose digest is printed and recorded. */
  @Get(
      uris = {
        "/api/v1/publications/{number}/bundle/{edition}/manifest",
        "/publications/{number}/bundle/{edition}/manifest"
      })
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> manifest(HttpRequest<?> request, String number, int edition) {
    view.count(Throttle.source(request));
    return attached(
            view.manifest(number, edition),
            MediaType.APPLICATION_JSON,
            number + "-bundle-" + edition + "-manifest.json")
        .header("Cache-Control", FOR_EVER);
  }

  /** A program that verifies bundles: {@code verify.html} or {@code verify.py}. */
  @Hidden
  @Get("/verify/programs/{name}")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> program(String name) {
    String type = PROGRAMS.get(name);
    if (type == null) {
      throw new Refusal.NotFound("program " + name);
    }
    try (InputStream in =
        Objects.requireNonNull(
            BundleController.class.getResourceAsStream("/verify/" + name), name)) {
      return attached(in.readAllBytes(), type, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MutableHttpResponse<byte[]> attached(byte[] content, String type, String name) {
    return HttpResponse.ok(content)
        .contentType(MediaType.of(type))
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
}
