package org.muwahhad.notification;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongToIntFunction;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/**
 * Tells people of an act, in its transaction: each gets a message in the inbox and an e-mail, which
 * {@link SendMails} sends once the act is committed. If the act is undone, nobody is told.
 */
@Singleton
class Tell {
  private final Notices notices;
  private final JsonMapper json;

  Tell(Notices notices, JsonMapper json) {
    this.notices = notices;
    this.json = json;
  }

  /**
   * Tells an audience.
   *
   * @param audience writes the inbox messages of a notice's number and returns how many
   * @return how many were told; none when it was told before
   */
  @Transactional(Transactional.TxType.MANDATORY)
  int run(Notice notice, LongToIntFunction audience) {
    String onceKey = notice.onceKey();
    if (onceKey != null && notices.findOnce(onceKey).isPresent()) {
      return 0;
    }
    requireTexts(notice.kind());
    notices.insert(notice.kind(), notice.href(), write(notice), onceKey);
    long id = notices.lastInserted().id();
    int told = audience.applyAsInt(id);
    if (told > 0) {
      notices.mailAll(id);
    }
    return told;
  }

  // Better refused now, where the act is tested, than when the reader opens the inbox.
  private static void requireTexts(String kind) {
    for (Language language : Language.values()) {
      for (String part : new String[] {"subject", "text"}) {
        if (!Texts.in(language).has("notification.kind." + kind + "." + part)) {
          throw new IllegalStateException("No " + part + " of notice " + kind);
        }
      }
    }
  }

  private String write(Notice notice) {
    try {
      return new String(json.writeValueAsBytes(notice.arguments()), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
