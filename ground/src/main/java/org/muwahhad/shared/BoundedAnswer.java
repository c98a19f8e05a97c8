package org.muwahhad.shared;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Reads what another service answers over HTTP, up to a length and within a time. */
public final class BoundedAnswer {
  private BoundedAnswer() {}

  /**
   * The body of an answer, which is closed. A body that trickles is cut off: the time limit of
   * Java's client ends with the headers.
   *
   * @param most bytes that it may have
   * @param patience from now to the end of the body
   * @throws IOException when the body is longer, or does not come in time
   */
  public static byte[] read(HttpResponse<InputStream> answer, int most, Duration patience)
      throws IOException {
    InputStream whole = answer.body();
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(
            () -> close(whole),
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
    try (InputStream body = whole) {
      byte[] bytes = body.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException("The answer is too long");
      }
      return bytes;
    } finally {
      end.cancel(false);
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }
}
