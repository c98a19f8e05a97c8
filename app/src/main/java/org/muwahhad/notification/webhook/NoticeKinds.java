package org.muwahhad.notification.webhook;

import java.util.List;
import java.util.regex.Pattern;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** The kinds of notices that are sent on to programs: all but those about accounts. */
public final class NoticeKinds {
  private static final String KIND = "notification.kind.";
  private static final String SUBJECT = ".subject";
  private static final Pattern BLANK = Pattern.compile("\\{\\d++}");
  private static final List<String> CODES =
      Texts.in(Language.EN).keys().stream()
          .filter(k -> k.startsWith(KIND) && k.endsWith(SUBJECT))
          .map(k -> k.substring(KIND.length(), k.length() - SUBJECT.length()))
          .filter(k -> !k.startsWith("account-"))
          .sorted()
          .toList();

  private NoticeKinds() {}

  /**
   * A kind of notice.
   *
   * @param code as it is typed, and as it stands after {@code notice.} in what is sent
   * @param subject with dots where a notice has a name or a number
   */
  public record NoticeKind(String code, String subject) {}

  /** All of them by code, in a language. */
  static List<NoticeKind> list(Texts t) {
    return CODES.stream()
        .map(
            code ->
                new NoticeKind(code, BLANK.matcher(t.get(KIND + code + SUBJECT)).replaceAll("…")))
        .toList();
  }

  /** Whether notices of a kind are sent on. */
  static boolean has(String code) {
    return CODES.contains(code);
  }
}
