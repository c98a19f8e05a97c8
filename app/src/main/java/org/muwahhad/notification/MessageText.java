package org.muwahhad.notification;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.muwahhad.web.Texts;

/** Writes what a notice tells in a language, for a reader in a time zone. */
@Singleton
class MessageText {
  private static final String KIND = "notification.kind.";
  private final JsonMapper json;

  MessageText(JsonMapper json) {
    this.json = json;
  }

  /** Subject and text of a notice. */
  record MessageWords(String subject, String text) {}

  MessageWords of(Texts t, ZoneId zone, String kind, String arguments) {
    Object[] values = read(arguments).stream().map(a -> a.in(t, zone)).toArray();
    return new MessageWords(
        t.get(KIND + kind + ".subject", values), t.get(KIND + kind + ".text", values));
  }

  private List<org.muwahhad.notification.Argument> read(String arguments) {
    try {
      return json.readValue(
          arguments.getBytes(StandardCharsets.UTF_8),
          Argument.listOf(org.muwahhad.notification.Argument.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
