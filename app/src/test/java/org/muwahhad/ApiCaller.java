package org.muwahhad;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.muwahhad.access.Actor;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Visitor;

/** A program that calls the API as a person whose password is {@code secret}. */
public final class ApiCaller {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private final URI base;
  private final String token;

  private ApiCaller(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  public static ApiCaller of(TestApp app, Actor person) {
    return new ApiCaller(
        app.uri(), app.get(SignIn.class).run(person.login(), "secret", Visitor.at("test")).token());
  }

  public HttpResponse<String> get(String path) {
    return send("GET", path, "");
  }

  /** Sends a file of a form, with one more field. */
  public HttpResponse<String> upload(
      String path, String fileName, String content, String field, String value) {
    String boundary = "muwahhad-boundary";
    String body =
        """
        --%1$s\r
        Content-Disposition: form-data; name="%2$s"\r
        \r
        %3$s\r
        --%1$s\r
        Content-Disposition: form-data; name="file"; filename="%4$s"\r
        Content-Type: application/octet-stream\r
        \r
        %5$s\r
        --%1$s--\r
        """
            .formatted(boundary, field, value, fileName, content);
    return exchange("POST", path, "multipart/form-data; boundary=" + boundary, body);
  }

  /** Sends JSON. */
  public HttpResponse<String> send(String method, String path, String json) {
    return exchange(method, path, "application/json", json);
  }

  /** The bytes of a file, in a language. */
  public byte[] bytes(String path, String language) {
    try {
      return CLIENT
          .send(
              HttpRequest.newBuilder(base.resolve(path))
                  .header("Authorization", "Bearer " + token)
                  .header("Accept-Language", language)
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> exchange(String method, String path, String type, String body) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(base.resolve(path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", type)
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
