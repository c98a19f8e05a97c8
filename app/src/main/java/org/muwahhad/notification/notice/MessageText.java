package org.muwahhad.notification.notice;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** Writes what a notice tells in a language, for a reader in a time zone. */
@Singleton
public class MessageText {
  private static final String KIND = "notification.kind.";
  private static final String SUBJECT = ".subject";
  private static final List<String> KINDS =
      Texts.in(Language.EN).keys().stream()
          .filter(k -> k.startsWith(KIND) && k.endsWith(SUBJECT))
          .map(k -> k.substring(KIND.length(), k.length() - SUBJECT.length()))
          .sorted()
          .toList();
  private final JsonMapper json;

  MessageText(JsonMapper json) {
    this.json = json;
  }

  /** Subject and text of a notice. */
  public record MessageWords(String subject, String text) {}

  public MessageWords of(Texts t, ZoneId zone, String kind, String arguments) {
    Object[] values = read(arguments).stream().map(a -> a.in(t, zone)).toArray();
    return new MessageWords(
        t.get(KIND + kind + SUBJECT, values), t.get(KIND + kind + ".text", values));
  }

  /** The kinds of notices whose subject has a text, in either language; none for no text. */
  public static List<String> kindsAbout(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        ? List.of()
        : KINDS.stream()
            .filter(
                kind ->
                    Arrays.stream(Language.values())
                        .map(l -> Texts.in(l).get(KIND + kind + SUBJECT))
                        .anyMatch(s -> s.toLowerCase(Locale.ROOT).contains(wanted)))
            .toList();
  }

  private List<org.muwahhad.notification.notice.Argument> read(String arguments) {
    try {
      return json.readValue(
          arguments.getBytes(StandardCharsets.UTF_8),
          Argument.listOf(org.muwahhad.notification.notice.Argument.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
