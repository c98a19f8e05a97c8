package org.muwahhad.journey;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.muwahhad.TestApp;

/** A program that speaks the JSON API with the session of one person. */
final class ApiClient {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private final URI base;
  private final JsonMapper json;
  private final String token;

  private ApiClient(URI base, JsonMapper json, String token) {
    this.base = base;
    this.json = json;
    this.token = token;
  }

  /** Signs in and keeps the token. */
  static ApiClient signedInAs(TestApp app, String login, String password) {
    ApiClient visitor = new ApiClient(app.uri(), app.get(JsonMapper.class), "");
    JsonNode session =
        visitor.post("/api/v1/session", Map.of("login", login, "password", password));
    return new ApiClient(visitor.base, visitor.json, text(session, "token"));
  }

  JsonNode get(String path) {
    return parsed(send(request(path).GET().build()));
  }

  byte[] download(String path) {
    HttpResponse<byte[]> response = send(request(path).GET().build());
    expectSuccess(response);
    return response.body();
  }

  JsonNode post(String path, Object body) {
    return parsed(send(withBody(path, body, "POST")));
  }

  JsonNode post(String path) {
    return parsed(send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build()));
  }

  JsonNode put(String path, Object body) {
    return parsed(send(withBody(path, body, "PUT")));
  }

  /** The problem that an act is refused with. */
  JsonNode refused(String path, Object body) {
    HttpResponse<byte[]> response = send(withBody(path, body, "POST"));
    if (response.statusCode() < 400) {
      throw new AssertionError(path + " was not refused but answered " + response.statusCode());
    }
    return read(response);
  }

  static String text(JsonNode node, String... path) {
    return at(node, path).coerceStringValue();
  }

  static long number(JsonNode node, String... path) {
    return at(node, path).getNumberValue().longValue();
  }

  private static JsonNode at(JsonNode node, String... path) {
    JsonNode found = node;
    for (String name : path) {
      JsonNode next = found.isArray() ? found.get(Integer.parseInt(name)) : found.get(name);
      if (next == null) {
        throw new AssertionError("No " + name + " in " + found);
      }
      found = next;
    }
    return found;
  }

  private HttpRequest withBody(String path, Object body, String method) {
    try {
      return request(path)
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private JsonNode parsed(HttpResponse<byte[]> response) {
    expectSuccess(response);
    return read(response);
  }

  private JsonNode read(HttpResponse<byte[]> response) {
    try {
      return response.body().length == 0
          ? JsonNode.nullNode()
          : json.readValue(response.body(), JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void expectSuccess(HttpResponse<byte[]> response) {
    if (response.statusCode() >= 300) {
      throw new AssertionError(
          response.request().method()
              + " "
              + response.uri()
              + " answered "
              + response.statusCode()
              + ": "
              + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private static HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The elements of an array. */
  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.values().spliterator(), false).toList();
  }
}
