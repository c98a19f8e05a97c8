package org.muwahhad.upload;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Refusal;

/**
 * Hands out stored files: only those that may be had, always to be saved, never run in the name of
 * this site.
 *
 * <p>Refused with {@code upload.quarantined} and {@code upload.waiting}.
 */
@Singleton
public class ServeFile {
  private final FileScans scans;
  private final ObjectStore store;

  ServeFile(FileScans scans, ObjectStore store) {
    this.scans = scans;
    this.store = store;
  }

  /** A stored file, as a download. */
  public HttpResponse<StreamedFile> run(
      String key, String sha256, String fileName, String mediaType) {
    requireServed(sha256);
    return download(store.open(key), fileName, mediaType);
  }

  /**
   * Ends the request when a file is held back. One that is older than scanning is not.
   *
   * @throws Refusal.RuleBroken {@code upload.quarantined} or {@code upload.waiting}
   */
  public void requireServed(String sha256) {
    scans.find(sha256).map(FileScans.Scan::status).ifPresent(ServeFile::requireServed);
  }

  /** The same for a file whose standing is kept elsewhere. */
  public static void requireServed(ScanStatus status) {
    switch (status) {
      case QUARANTINED -> throw new Refusal.RuleBroken("upload.quarantined");
      case WAITING -> throw new Refusal.RuleBroken("upload.waiting");
      case CLEAN, UNSCANNED -> {}
    }
  }

  /** Content as a download under its name (RFC 6266), read as it is sent. */
  public static MutableHttpResponse<StreamedFile> download(
      InputStream content, String fileName, String mediaType) {
    String encoded = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    String plain = fileName.replaceAll("[^A-Za-z0-9._-]", "_");
    return HttpResponse.ok(new StreamedFile(content, MediaType.of(mediaType)))
        .header(
            "Content-Disposition",
            "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded)
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff");
  }
}
