package org.muwahhad.audit.log;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.muwahhad.shared.BoundedAnswer;

/**
 * Asks witnesses over HTTP and follows no redirection. An answer that is too long or too slow is
 * not taken.
 */
@Singleton
class HttpWitnessCalls implements WitnessCalls {
  private static final int LONGEST_ANSWER = 1 << 16;
  private final WitnessTarget target;
  private final Duration patience;
  private final HttpClient client;

  HttpWitnessCalls(
      WitnessTarget target, @Value("${muwahhad.log.witness-timeout:10s}") Duration patience) {
    this.target = target;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public WitnessAnswer add(String address, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/add-checkpoint"))
            .timeout(patience)
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      target.requireReachable(address);
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      return new WitnessAnswer(
          answer.statusCode(),
          new String(BoundedAnswer.read(answer, LONGEST_ANSWER, patience), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
