package org.muwahhad.reports.signature;

import eu.europa.esig.dss.spi.client.http.DataLoader;
import eu.europa.esig.dss.spi.exception.DSSExternalResourceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * Asks authorities over HTTP; answers that are not valid, are too long or come too late are
 * failures.
 *
 * <p>Of the loaders that DSS has, one sends no type of content, which authorities for time stamps
 * want, and the other takes answers of any length, from addresses that a certificate may name.
 */
final class AuthorityLoader implements DataLoader {
  private static final long serialVersionUID = 1L;

  /** Lists of revoked certificates of large authorities have some megabytes. */
  private static final int LONGEST_ANSWER = 32 << 20;

  private static final int OK = 200;
  private final transient HttpClient client;
  private final Duration patience;
  private String contentType;

  AuthorityLoader(String contentType, Duration patience) {
    this.contentType = contentType;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public byte[] get(String url) {
    return ask(request(url).GET().build());
  }

  @Override
  public DataAndUrl get(List<String> urls) {
    DSSExternalResourceException last = new DSSExternalResourceException("No address to ask");
    for (String url : urls) {
      try {
        return new DataAndUrl(url, get(url));
      } catch (DSSExternalResourceException e) {
        last = e;
      }
    }
    throw last;
  }

  @Override
  public byte[] post(String url, byte[] content) {
    return ask(
        request(url)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(content))
            .build());
  }

  @Override
  public void setContentType(String contentType) {
    this.contentType = contentType;
  }

  private HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(patience);
  }

  private byte[] ask(HttpRequest request) {
    try {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] said = body.readNBytes(LONGEST_ANSWER + 1);
        if (answer.statusCode() != OK || said.length > LONGEST_ANSWER) {
          throw new DSSExternalResourceException(
              request.uri() + " answers " + answer.statusCode() + ", " + said.length + " bytes");
        }
        return said;
      }
    } catch (IOException e) {
      throw new DSSExternalResourceException(request.uri() + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DSSExternalResourceException(request.uri() + " was not waited for", e);
    }
  }
}
