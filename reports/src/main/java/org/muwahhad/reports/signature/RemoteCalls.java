package org.muwahhad.reports.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.muwahhad.reports.signature.RemoteFailure.SigningFault;

/**
 * Calls a signing service: JSON over HTTP, each answered within the patience that is configured, no
 * longer than a megabyte, and from nowhere else than where it was asked.
 */
final class RemoteCalls {
  /** The word itself: something that is blocked is no locked key. */
  private static final Pattern LOCKED = Pattern.compile("\\blocked\\b", Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_ANSWER = 1 << 20;
  private static final int UNDERWAY = 202;
  private static final int NO_CONTENT = 204;
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;
  private static final int BROKEN = 500;
  private static final ObjectMapper JSON = new ObjectMapper();
  private final RemoteAccess access;
  private final HttpClient client;

  RemoteCalls(RemoteAccess access) {
    this.access = access;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(access.patience())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * An answer.
   *
   * @param isUnderway whether it is not the last word yet
   */
  record RemoteAnswer(JsonNode body, boolean isUnderway) {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Asks for something that needs admission. */
  RemoteAnswer post(String method, ObjectNode body) throws RemoteFailure {
    return ask(method, body, "Bearer " + token());
  }

  /** A name and password are turned into a token for each call: none is kept. */
  private String token() throws RemoteFailure {
    if (access.login() instanceof RemoteAccess.Bearer bearer) {
      return bearer.token();
    }
    RemoteAccess.Basic basic = (RemoteAccess.Basic) access.login();
    String pair = basic.user() + ":" + basic.password();
    String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    String token =
        ask("auth/login", object(), "Basic " + encoded).body().path("access_token").asText();
    if (token.isEmpty()) {
      throw new RemoteFailure(SigningFault.ODD, "no token");
    }
    return token;
  }

  private RemoteAnswer ask(String method, ObjectNode body, String authorization)
      throws RemoteFailure {
    HttpRequest request =
        HttpRequest.newBuilder(address(method))
            .timeout(access.patience())
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    RawAnswer raw = raw(request);
    if (raw.status() == NO_CONTENT) {
      return new RemoteAnswer(object(), false);
    }
    if (raw.status() != OK && raw.status() != UNDERWAY) {
      throw refused(raw);
    }
    return new RemoteAnswer(read(raw.content()), raw.status() == UNDERWAY);
  }

  private URI address(String method) {
    String base = access.address().toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + method);
  }

  private record RawAnswer(int status, byte[] content) {}

  /** The patience is for the whole answer, and not only for its beginning. */
  private RawAnswer raw(HttpRequest request) throws RemoteFailure {
    Duration patience = access.patience();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, response -> new BoundedBody(LONGEST_ANSWER));
    try {
      HttpResponse<byte[]> whole = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new RawAnswer(whole.statusCode(), whole.body());
    } catch (ExecutionException e) {
      boolean isTooLong = e.getCause() instanceof BoundedBody.TooLongException;
      throw isTooLong
          ? new RemoteFailure(SigningFault.ODD, "too long an answer")
          : new RemoteFailure(SigningFault.SILENT, e);
    } catch (TimeoutException e) {
      throw new RemoteFailure(SigningFault.SILENT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RemoteFailure(SigningFault.SILENT, e);
    } finally {
      // Ends the exchange where it is not over: a line on which little comes is not kept open.
      answer.cancel(true);
    }
  }

  private static JsonNode read(byte[] content) throws RemoteFailure {
    try {
      JsonNode read = JSON.readTree(content);
      if (read != null && read.isObject()) {
        return read;
      }
      throw new RemoteFailure(SigningFault.ODD, "no object");
    } catch (JsonProcessingException e) {
      // The cause quotes what was read, where an activation may stand.
      throw new RemoteFailure(SigningFault.ODD, "no JSON");
    } catch (IOException e) {
      throw new RemoteFailure(SigningFault.ODD, e);
    }
  }

  private static RemoteFailure refused(RawAnswer raw) {
    JsonNode read = errorOf(raw.content());
    String error = read.path("error").asText();
    String description = read.path("error_description").asText(error);
    return new RemoteFailure(fault(raw.status(), error, description), description);
  }

  private static JsonNode errorOf(byte[] content) {
    try {
      return read(content);
    } catch (RemoteFailure e) {
      return object();
    }
  }

  private static SigningFault fault(int status, String error, String description) {
    if (status == UNAUTHORIZED || status == FORBIDDEN || error.equals("invalid_client")) {
      return SigningFault.NOT_ADMITTED;
    }
    if (status < BAD_REQUEST) {
      return SigningFault.ODD;
    }
    if (status >= BROKEN || status == TOO_MANY) {
      return SigningFault.SILENT;
    }
    return switch (error) {
      // The last two are those of the API's first version, which services still say.
      case "invalid_authentication_data", "invalid_otp", "invalid_pin" -> SigningFault.FACTORS;
      default -> LOCKED.matcher(description).find() ? SigningFault.LOCKED : SigningFault.REFUSED;
    };
  }
}
