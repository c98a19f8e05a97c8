package org.muwahhad;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.muwahhad.access.Actor;
import org.muwahhad.access.SignIn;

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
        app.uri(), app.get(SignIn.class).run(person.login(), "secret", "test").token());
  }

  public HttpResponse<String> get(String path) {
    return send("GET", path, "");
  }

  /** Sends JSON. */
  public HttpResponse<String> send(String method, String path, String json) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(base.resolve(path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(json))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
