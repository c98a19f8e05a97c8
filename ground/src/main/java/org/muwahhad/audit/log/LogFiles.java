package org.muwahhad.audit.log;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ReadByEverybody;

/**
 * The log as files for everybody (C2SP tlog-tiles). What is served never changes, but for the
 * checkpoint. Entries are commitments, so they reveal nothing of the record.
 */
@Tag(name = "log")
@Controller("/log")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class LogFiles {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private final ViewLog view;
  private final LogTiles tiles;

  LogFiles(ViewLog view, LogTiles tiles) {
    this.view = view;
    this.tiles = tiles;
  }

  /** The newest head that enough states co-signed; the newest of all where none is. */
  @Get("/checkpoint")
  @Produces(TEXT)
  HttpResponse<String> checkpoint() {
    return HttpResponse.ok(
            view.findCheckpoint().orElseThrow(() -> new Refusal.NotFound("checkpoint")))
        .contentType(TEXT)
        .header("Cache-Control", "public, max-age=5");
  }

  /** The checkpoint of a size as the log signed it. Its time stamp is over these bytes. */
  @Get("/checkpoint/{size}")
  @Produces(TEXT)
  HttpResponse<String> signedCheckpoint(long size) {
    return HttpResponse.ok(
            view.findSigned(size).orElseThrow(() -> new Refusal.NotFound("checkpoint " + size)))
        .contentType(TEXT)
        .header("Cache-Control", FOR_EVER)
        .header("Content-Disposition", "attachment; filename=\"checkpoint-" + size + "\"");
  }

  /** The time stamp of a checkpoint (RFC 3161, a token in DER). */
  @Get("/checkpoint/{size}/time-stamp")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  HttpResponse<byte[]> timeStamp(long size) {
    return HttpResponse.ok(
            view.findTimeStamp(size).orElseThrow(() -> new Refusal.NotFound("time stamp " + size)))
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header("Cache-Control", FOR_EVER)
        .header("Content-Disposition", "attachment; filename=\"checkpoint-" + size + ".tst\"");
  }

  /** The verifier key of the log (C2SP signed-note). */
  @Get("/key")
  @Produces(TEXT)
  HttpResponse<String> key() {
    return HttpResponse.ok(view.verifierKey() + "\n")
        .contentType(TEXT)
        .header("Cache-Control", "public, max-age=300");
  }

  /**
   * A tile of hashes or a bundle of entries. Its number is written in parts of three digits, all
   * but the last behind an {@code x}; a partial one has {@code .p} and its width behind the number,
   * such as {@code x001/067.p/8}.
   *
   * @param level of hashes, from 0, or {@code entries}
   * @param first part of the path
   */
  @Get(
      uris = {
        "/tile/{level}/{first}",
        "/tile/{level}/{first}/{second}",
        "/tile/{level}/{first}/{second}/{third}",
        "/tile/{level}/{first}/{second}/{third}/{fourth}"
      })
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  HttpResponse<byte[]> tile(
      String level,
      String first,
      @Nullable String second,
      @Nullable String third,
      @Nullable String fourth) {
    String path =
        Stream.of(first, second, third, fourth)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("/"));
    byte[] content =
        tiles
            .find(level, path)
            .orElseThrow(() -> new Refusal.NotFound("tile " + level + "/" + path));
    return HttpResponse.ok(content)
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header("Cache-Control", FOR_EVER);
  }
}
