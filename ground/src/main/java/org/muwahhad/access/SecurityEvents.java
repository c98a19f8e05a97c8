package org.muwahhad.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.web.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the log what an operator's watch has to see: one line of JSON for each event, all of it
 * in ASCII, by the logger {@code security}, whose appender puts the time before it. Nothing typed
 * is told but an address that was asked for, without its secrets; a login only of an account that
 * exists, since people type passwords there.
 */
@Singleton
public class SecurityEvents {
  private static final Logger LOG = LoggerFactory.getLogger("security");
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final String TOLD = "muwahhad.security-event";
  private static final int LONGEST_PATH = 300;

  /** Keys of links and feeds are parts of addresses: long, and without a meaning to be read. */
  private static final Pattern SECRET = Pattern.compile("(?<=/)[^/]{24,}");

  /** What happened. */
  public enum SecurityEvent {
    SIGNED_IN,
    PASSWORD_REFUSED,
    SIGN_IN_REFUSED,
    SECOND_FACTOR_REFUSED,
    SECOND_FACTOR_CHANGED,
    SIGNED_IN_AGAIN,
    PROGRAM_SIGNED_IN,
    PROGRAM_REFUSED,
    SIGNED_OUT,
    SESSIONS_ENDED,
    PASSWORD_CHANGED,
    PASSWORD_FORGOTTEN,
    PASSWORD_RECOVERED,
    PASSWORD_RESET,
    ACCOUNT_LOCKED,
    ACCOUNT_UNLOCKED,
    NOT_PERMITTED,
    FOREIGN_REQUEST,
    TOO_OFTEN;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whose account it is about. */
  public record Person(long id, String login) {
    /** The person who acts. */
    public static Person of(Actor actor) {
      return new Person(actor.personId(), actor.login());
    }
  }

  /**
   * Reports an event of the request that is being answered, if any is.
   *
   * @param outcome {@code done}, or the code of a refusal
   * @param person null when not known
   */
  public void log(SecurityEvent event, String outcome, @Nullable Person person) {
    log(ServerRequestContext.currentRequest().orElse(null), event, outcome, person);
  }

  /** Whether something of a request was told already. */
  static boolean isTold(HttpRequest<?> request) {
    return request.getAttribute(TOLD).isPresent();
  }

  void log(
      @Nullable HttpRequest<?> request,
      SecurityEvent event,
      String outcome,
      @Nullable Person person) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("event", event.label());
      json.writeStringField("outcome", outcome);
      if (person != null) {
        json.writeNumberField("person", person.id());
        json.writeStringField("login", person.login());
      }
      if (request != null) {
        request.setAttribute(TOLD, true);
        write(json, request);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (outcome.equals("done")) {
      LOG.info("{}", line);
    } else {
      LOG.warn("{}", line);
    }
  }

  private static void write(JsonGenerator json, HttpRequest<?> request) throws IOException {
    Optional<Actor> actor = SignedIn.find(request).map(SignedIn::actor);
    if (actor.isPresent()) {
      json.writeNumberField("by", actor.get().personId());
    }
    json.writeStringField("address", Origin.of(request).address());
    json.writeStringField("method", request.getMethodName());
    json.writeStringField("path", path(request));
  }

  /** The path without what its parts must not tell, and without its query. */
  static String path(HttpRequest<?> request) {
    String path = SECRET.matcher(request.getPath()).replaceAll("*");
    return path.substring(0, Math.min(path.length(), LONGEST_PATH));
  }
}
